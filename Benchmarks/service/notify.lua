-- Posts the notifies in the file NOTIFIES, each once, from line FIRST on. PAUSE: milliseconds between two on one connection.
local bodies = {}
local taken = tonumber(os.getenv("FIRST") or "0")
local pause = tonumber(os.getenv("PAUSE") or "0")
local headers = { ["Content-Type"] = "application/x-www-form-urlencoded" }

function init()
    for line in io.lines(os.getenv("NOTIFIES")) do bodies[#bodies + 1] = line end
end

function request()
    taken = taken + 1
    local body = bodies[taken]
    if body == nil then
        wrk.thread:stop()
        return wrk.format("GET", "/healthz")
    end
    return wrk.format("POST", "/callbacks/payuni", headers, body)
end

if pause > 0 then
    function delay() return pause end
end

dofile(os.getenv("RESULT"))

-- Reads random orders, of ORDERS that there are.
local orders = tonumber(os.getenv("ORDERS"))
local headers = { ["Authorization"] = "Bearer " .. os.getenv("KEY") }

function request()
    return wrk.format("GET", string.format("/v1/orders/order-%012d", math.random(0, orders - 1)), headers)
end

dofile(os.getenv("RESULT"))

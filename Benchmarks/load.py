"""What runs while the service is measured: the service itself, nginx beside it, and wrk in front of them."""

import contextlib
import http.client
import os
import pathlib
import resource
import shutil
import signal
import socket
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = HERE / "service"
KEY = "bench-0123456789-abcdefghijklmnopqrstuvwxyz"
CLIENT = "5b1e0c7d92f84a63b8d1f40e27a9c356"


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def settings(port, database, gateway_port):
    """Both gateways are this machine: nothing that is measured here may reach a real one. Nobody listens where PAYUNi would."""
    hash_key, hash_iv = (HERE / "Data" / "keys.txt").read_text().split("\n")[:2]
    return {
        "PATH": os.environ["PATH"], "PAYDESK_PUBLIC_URL": f"http://127.0.0.1:{port}", "PAYDESK_LISTEN": f"127.0.0.1:{port}",
        "PAYDESK_DATABASE": f"sqlite:{database}", "PAYDESK_API_KEYS": f"bench:read+charge:{KEY}", "PAYUNI_MERCHANT_ID": "BENCHSHOP1",
        "PAYUNI_HASH_KEY": hash_key, "PAYUNI_HASH_IV": hash_iv, "PAYUNI_BASE_URL": "http://127.0.0.1:9", "PAYUNI_TEST_MODE": "1",
        "KRYPTOGO_CLIENT_ID": CLIENT, "KRYPTOGO_STUDIO_API_KEY": "bench-studio-key", "KRYPTOGO_ORIGIN": "https://shop.example",
        "KRYPTOGO_BASE_URL": f"http://127.0.0.1:{gateway_port}",
    }


class Desk:
    """The service as a process of its own. `program(port)` is its command line, `before` what stands in front of it."""

    def __init__(self, program, database, gateway_port=9, before=()):
        self.port = free_port()
        self.errors = open(str(database) + ".log", "wb")
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [*map(str, before), *map(str, program(self.port))], env=settings(self.port, database, gateway_port),
            stdout=subprocess.DEVNULL, stderr=self.errors, preexec_fn=self.raise_limit)
        self.wait_until_ready(begun)
        self.seconds_to_ready = time.monotonic() - begun
        self.pid = self.child() if before else self.process.pid

    @staticmethod
    def raise_limit():
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))

    def wait_until_ready(self, begun):
        while True:
            with contextlib.suppress(OSError):
                if self.get("/readyz")[0] == 200:
                    return
            if self.process.poll() is not None or time.monotonic() - begun > 60:
                raise SystemExit(f"the service does not get ready; see {self.errors.name}")
            time.sleep(0.002)

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path, headers={"Authorization": f"Bearer {KEY}"})
            answer = connection.getresponse()
            return answer.status, answer.read()

    def child(self):
        return int(pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()[0])

    def kilobytes(self, name="VmRSS"):
        for line in pathlib.Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith(name + ":"):
                return int(line.split()[1])
        raise SystemExit(f"no {name} of the service")

    def stop(self):
        os.kill(self.pid, signal.SIGTERM)
        code = self.process.wait(timeout=30)
        self.errors.close()
        if code != 0:
            raise SystemExit(f"the service ended with {code}; see {self.errors.name}")

    def __enter__(self):
        return self

    def __exit__(self, kind, *error):
        if self.process.poll() is None:
            self.stop()
        if kind:
            lines = pathlib.Path(self.errors.name).read_text().splitlines()
            print("the service said:", *[line for line in lines if '"status":"2' not in line][-5:], sep="\n", file=sys.stderr)


class Nginx:
    """One worker that answers everything with the same bytes."""

    def __init__(self, folder, body):
        self.port = free_port()
        self.folder = pathlib.Path(folder) / "nginx"
        self.folder.mkdir()
        paths = "".join(f"{name}_temp_path {self.folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        text = body.decode().replace("\\", "\\\\").replace('"', '\\"').replace("$", "")
        configuration = self.folder / "nginx.conf"
        configuration.write_text(
            f"daemon off; worker_processes 1; pid {self.folder}/pid; error_log {self.folder}/errors; events {{ worker_connections 512; }}"
            f"http {{ access_log off; keepalive_requests 1000000000; {paths}"
            f"server {{ listen 127.0.0.1:{self.port}; location / {{ default_type application/json; return 200 \"{text}\"; }} }} }}")
        program = shutil.which("nginx") or "/usr/sbin/nginx"
        self.process = subprocess.Popen([program, "-c", configuration, "-p", self.folder], stderr=subprocess.DEVNULL)
        for _ in range(500):
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            time.sleep(0.01)
        raise SystemExit("nginx does not start")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait(timeout=10)
        shutil.rmtree(self.folder)

    @staticmethod
    def is_installed():
        return bool(shutil.which("nginx") or os.access("/usr/sbin/nginx", os.X_OK))


class Answers:
    """What wrk saw."""

    def __init__(self, line):
        count, seconds, wrong, p50, p99 = map(float, line.split()[1:])
        self.count, self.rate, self.wrong, self.p50, self.p99 = int(count), count / seconds, int(wrong), p50, p99


def wrk(port, script, connections, seconds, **variables):
    environment = {**os.environ, "RESULT": str(SCRIPTS / "result.lua"), "KEY": KEY}
    environment.update({name: str(value) for name, value in variables.items()})
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", SCRIPTS / script, f"http://127.0.0.1:{port}"]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True, env=environment)
    answers = Answers(next(line for line in done.stdout.splitlines() if line.startswith("result ")))
    if answers.wrong or not answers.count:
        raise SystemExit(f"{answers.wrong} of {answers.count} answers were wrong: nothing of this counts\n{done.stdout}")
    return answers


def one_by_one(port, bodies, seconds):
    """Notifies on one connection, each when the one before is answered. Returns how many, and what half and 99 in 100 of them took at
    most, in µs.

    Not by wrk: for each slow answer it adds the ones that would have been sent meanwhile, so its p99 says which part of the time was
    slow. C's is the plain one."""
    taken, end = [], time.monotonic() + seconds
    with socket.create_connection(("127.0.0.1", port), 10) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for body in bodies:
            request = (
                b"POST /callbacks/payuni HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
            begun = time.perf_counter()
            connection.sendall(request)
            answer = connection.recv(4096)
            taken.append((time.perf_counter() - begun) * 1e6)
            if not answer.startswith(b"HTTP/1.1 200"):
                raise SystemExit(f"a notify was not acknowledged: {answer[:40]}")
            if time.monotonic() > end:
                break
    taken.sort()
    return len(taken), taken[len(taken) // 2], taken[len(taken) * 99 // 100]


def idle_connections(port, count):
    """So many connections that have asked once and stay open."""
    open_ones = []
    for _ in range(count):
        connection = socket.create_connection(("127.0.0.1", port), 5)
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        open_ones.append(connection)
    for connection in open_ones:
        if not connection.recv(4096).startswith(b"HTTP/1.1 200"):
            raise SystemExit("a connection was not answered")
    return open_ones

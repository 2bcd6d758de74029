"""A page of another website opens no socket here, and the server asks nobody in the world about it."""

import socket

from guide.web.streamlit.requests import ours

HOST = "guide.example.org"
OURS = [
    ("https://guide.example.org", "guide.example.org"),
    ("https://guide.example.org", "guide.example.org:443"),
    ("https://guide.example.org", "guide.example.org:8501"),
    ("https://guide.example.org:8443", "guide.example.org"),
    ("https://Guide.Example.org", "guide.example.ORG"),
    ("http://127.0.0.1:8501", "127.0.0.1:8501"),
    ("http://[::1]:8501", "[::1]:8501"),
    ("http://localhost:8501", "localhost:8501"),
]
FOREIGN = [
    ("https://elsewhere.example", HOST),
    ("https://guide.example.org.elsewhere.example", HOST),
    ("https://elsewhere.example@guide.example.org.example", HOST),
    ("https://guide.example.org:8443", f"{HOST}:8501"),
    ("http://localhost:3000", HOST),
    ("http://localhost", HOST),
    ("http://127.0.0.1:8501", HOST),
    ("http://0.0.0.0", HOST),
    ("null", HOST),
    ("file://", HOST),
    ("file://guide.example.org", HOST),
    ("", HOST),
    ("https://guide.example.org:http", HOST),
    ("https://[guide", HOST),
    ("https://", ""),
]


def test_our_own_pages_are_known_with_and_without_the_port_that_a_proxy_may_drop():
    assert [pair for pair in OURS if not ours(*pair)] == []


def test_a_page_of_another_website_is_known():
    assert [pair for pair in FOREIGN if ours(*pair)] == []


def opened(server, host, *origins, path="/_stcore/stream"):
    """The status with which a socket is answered: 101 opens it."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"]
    lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", *(f"Origin: {origin}" for origin in origins), "", ""]
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as line:
        line.sendall("\r\n".join(lines).encode())
        return int(line.recv(100).split(b" ")[1])


def test_a_foreign_socket_is_refused_and_no_other_host_is_asked_or_called(server):
    for origin, host in FOREIGN:
        if host:
            assert opened(server, host, origin) == 403, origin
    assert opened(server, HOST, "https://guide.example.org", "https://elsewhere.example") in (400, 403)
    for origin, host in OURS:
        assert opened(server, host, origin) == 101, origin
    assert opened(server, HOST) == 101, "what is no browser sends no origin"
    assert server.ask("")["touched"] == [], (
        "Streamlit asks 8.8.8.8 and Amazon about an origin that is not the host: see streamlit/requests.py"
    )


def test_no_other_socket_is_there(server):
    assert opened(server, HOST, path="/anything") == 403

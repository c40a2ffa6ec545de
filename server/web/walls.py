"""Who may talk to the page's server: this computer's browser, with the token, from the page itself.

Host : a name of another site that leads to this computer (DNS rebinding) is refused.
Origin : a page of another site may open WebSockets to this computer; the browser says which site it is.
"""

import secrets
from http import HTTPStatus

from websockets.http11 import Request

from server.web import links
from server.web.answer import RefusedError

HEALTH = "/healthz"


def check(request: Request, port: int, token: str) -> str:
    """What a request asks for: the path behind the token, with its query; HEALTH; or that of a link.

    Raises RefusedError.
    """
    hosts = request.headers.get_all("Host")
    if len(hosts) != 1 or hosts[0].lower() not in (f"127.0.0.1:{port}", f"localhost:{port}"):
        raise RefusedError(
            HTTPStatus.FORBIDDEN, f"The page is at 127.0.0.1:{port}; another name of this computer does not lead to it."
        )
    if request.method != "GET":
        raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, f"The method {request.method:.20} is not used here; use GET.")
    if request.path == HEALTH or request.path.startswith(links.PATH):
        return request.path
    given, slash, rest = request.path.removeprefix("/").partition("/")
    if not slash or not secrets.compare_digest(given, token):
        raise RefusedError(
            HTTPStatus.FORBIDDEN,
            "This address has no token or a wrong one; loopseed play prints the page's address, and the menu of the "
            "app's icon opens it.",
        )
    return rest


def check_origin(request: Request) -> None:
    """Raise RefusedError where a WebSocket is not asked for by the page itself."""
    (host,) = request.headers.get_all("Host")
    origins = request.headers.get_all("Origin")
    if [origin.lower() for origin in origins] != [f"http://{host.lower()}"]:
        raise RefusedError(HTTPStatus.FORBIDDEN, "Only the page of loopseed may talk to its daemon.")


def headers(port: int) -> dict[str, str]:
    """What a browser is told with each reply: the page loads nothing from elsewhere, and nothing of it is kept."""
    here = f"'self' ws://127.0.0.1:{port} ws://localhost:{port}"
    policy = {
        "default-src": "'self'",
        "connect-src": here,
        "img-src": "'self' blob: data:",
        "media-src": "'self' blob:",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
    }

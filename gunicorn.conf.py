"""gunicorn settings: `gunicorn "webapp:create_app()"` reads this file from the working directory.

The worker is gunicorn's own. A few threads are enough because nginx stands in front: it takes the request of a slow
phone in whole, and holds the answer until it is fetched (deploy/nginx). The port is never public.
"""

import os
import resource
from threading import Thread

from gunicorn.http import wsgi
from gunicorn.workers.base import Worker

from webapp import warm
from webapp.config import Listening
from webapp.web.logs import ACCESS_LOG_FORMAT, keep_words_out
from webapp.web.metrics import serve

listening = Listening.from_environment()
bind = listening.bind
workers = listening.web_concurrency
worker_class = "gthread"
threads = 8
keepalive = 5  # longer than nginx keeps a connection to us
preload_app = True
control_socket_disable = True  # it would be a file in the home folder
accesslog = "-"
access_log_format = ACCESS_LOG_FORMAT
logger_class = "webapp.web.logs.PrivateLogger"
forwarder_headers = ""  # no header may change the path
limit_request_line = 8190  # as nginx, which refuses a longer one in words
backlog = 2048
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK | os.X_OK) else None

wsgi.SERVER = ""  # the name of the program, in a header of every answer

# what is in memory, forms among it, never gets to a disk
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
keep_words_out()


def post_worker_init(worker: Worker) -> None:
    """Open the counters, if any, and do beside the first requests what later ones would wait for."""
    serve(worker.app.callable)
    Thread(target=warm, args=[worker.app.callable], daemon=True).start()

"""gunicorn settings: `gunicorn "webapp:create_app()"` reads this file from the working directory."""

import os
import resource
from threading import Thread

from gunicorn.workers.base import Worker

from webapp import warm
from webapp.config import Listening
from webapp.web.logs import ACCESS_LOG_FORMAT
from webapp.web.metrics import serve

listening = Listening.from_environment()
bind = listening.bind
workers = listening.web_concurrency
worker_class = "webapp.web.worker.PatientWorker"
_, most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
worker_connections = min(2000, most_files // 2)
preload_app = True
control_socket_disable = True  # it would be a file in the home folder
accesslog = "-"
access_log_format = ACCESS_LOG_FORMAT
logger_class = "webapp.web.logs.PrivateLogger"
forwarder_headers = ""  # no header may change the path
limit_request_line = 2048
limit_request_fields = 60
backlog = 2048
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None

# each connection is an open file, and many systems allow 1,024 unless asked
resource.setrlimit(resource.RLIMIT_NOFILE, (2 * worker_connections, most_files))


def post_worker_init(worker: Worker) -> None:
    """Open the counters, if any, and do beside the first requests what later ones would wait for."""
    serve(worker.app.callable)
    Thread(target=warm, args=[worker.app.callable], daemon=True).start()

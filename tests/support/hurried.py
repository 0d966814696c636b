"""The worker as it is, with time limits that a test can wait for."""

from __future__ import annotations

from webapp.web import worker

worker.SECONDS_TO_ASK = 1
worker.SECONDS_TO_ANSWER = 2

HurriedWorker = worker.PatientWorker

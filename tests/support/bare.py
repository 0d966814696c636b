"""The least that a Flask site can be: what the speed of this one is measured against."""

from flask import Flask

app = Flask(__name__)


@app.get("/")
def page() -> str:
    """A page of one sentence."""
    return "<!doctype html><title>Bare</title><p>This page has one sentence."

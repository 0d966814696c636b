"""The app for given settings, made once: making it takes as long as dozens of requests."""

from __future__ import annotations

from functools import cache

from flask import Flask

from webapp import create_app
from webapp.config import Settings


@cache
def app_with(settings: Settings) -> Flask:
    """The site with these settings, shared by every test that asks for the same ones: never change it."""
    return create_app(settings)

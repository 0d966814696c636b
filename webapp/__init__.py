"""Cannabis Record Check: a private, bilingual checker for old California cannabis convictions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask

from webapp import (
    addresses,
    assets,
    citing,
    counting,
    delivery,
    editions,
    embedding,
    errors,
    hosts,
    languages,
    logs,
)
from webapp.api.views import blueprint as api
from webapp.book.views import blueprint as rule_book
from webapp.checker.views import blueprint as checker
from webapp.completeness import check_templates
from webapp.config import Settings
from webapp.languages import Language
from webapp.pages.flyer import blueprint as flyer
from webapp.pages.guides import blueprint as guides
from webapp.pages.health import blueprint as health
from webapp.pages.share import blueprint as share
from webapp.pages.short import blueprint as short
from webapp.pages.views import blueprint as pages

TOP = Path(__file__).parent.parent


def create_app(settings: Settings | None = None, extra_languages: Iterable[Language] = ()) -> Flask:
    """Build the site. ``settings``: else read from the environment. Raises with a clear message on bad data."""
    app = Flask(__name__, template_folder=str(TOP / "templates"), static_folder=None)
    app.config.update(
        SETTINGS=settings or Settings.from_environment(),
        DEBUG=False,  # whatever FLASK_DEBUG says: a failure is a calm page
        MAX_CONTENT_LENGTH=64 * 1024,  # ten convictions with every answer are under 8 KB
        MAX_FORM_MEMORY_SIZE=64 * 1024,
        MAX_FORM_PARTS=500,
    )
    check_templates(TOP / "templates")
    app.jinja_environment = editions.Edition
    app.jinja_env.lstrip_blocks = True
    app.url_map.strict_slashes = False

    languages.register(app, extra_languages)
    addresses.register(app)
    citing.register(app)
    hosts.register(app, app.config["SETTINGS"].site_url, app.config["SETTINGS"].hosts)
    errors.register(app)
    logs.register(app)
    counting.register(app, app.config["SETTINGS"])
    embedding.register(app)
    assets.register(app, app.config["SETTINGS"])

    app.url_map.converters["lang"] = languages.converter(app.config["LANGUAGES"])
    app.register_blueprint(health)
    app.register_blueprint(pages)
    app.register_blueprint(guides)
    app.register_blueprint(share)
    app.register_blueprint(checker, url_prefix="/<lang:lang>")
    app.register_blueprint(checker, url_prefix="/<lang:lang>/embed", name=embedding.NAME)
    app.register_blueprint(flyer)
    app.register_blueprint(short)
    app.register_blueprint(rule_book)
    app.register_blueprint(api)
    editions.register(app)
    delivery.register(app)
    return app

"""Cannabis Record Check: a private, bilingual checker for old California cannabis convictions."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from flask import Flask
from flask.helpers import get_debug_flag

import webapp.api.views
import webapp.check.views
import webapp.pages.views
import webapp.phone.views
import webapp.rulebook.views
from webapp import commands
from webapp.answer import references
from webapp.answer.draw import draw_all
from webapp.config import Settings
from webapp.i18n import languages
from webapp.i18n.languages import Language, speaking
from webapp.pages import flyer, guides, health, share, short_links, sitemap
from webapp.phone import build
from webapp.rulebook import export, printed
from webapp.web import embed, errors, hosts, logs, metrics, padding, request_filter, responses, static, urls
from webapp.words import cite, hours, say

TOP = Path(__file__).parent.parent


def create_app(
    settings: Settings | None = None, extra_languages: Iterable[Language] = (), *, phone: bool = True
) -> Flask:
    """Build the site. ``settings``: else read from the environment. Raises with a clear message on bad data.

    ``phone``: with the check for the phone, which is made by a site without it.
    """
    references.check()
    app = Flask(__name__, template_folder=str(TOP / "templates"), static_folder=None)
    app.config.update(
        SETTINGS=settings or Settings.from_environment(),
        DEBUG=False,  # whatever FLASK_DEBUG says: a failure is a calm page
        TEMPLATES_AUTO_RELOAD=get_debug_flag(),  # `make dev`
        MAX_CONTENT_LENGTH=64 * 1024,  # ten convictions with every answer are under 8 KB
        MAX_FORM_MEMORY_SIZE=64 * 1024,
        MAX_FORM_PARTS=500,
    )
    app.jinja_env.lstrip_blocks = app.jinja_env.trim_blocks = True
    app.jinja_env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # the same letters as on the page pack well
    app.url_map.strict_slashes = False

    responses.register(app)
    languages.register(app, extra_languages)
    urls.register(app)
    cite.register(app)
    hours.register(app)
    hosts.register(app, app.config["SETTINGS"].site_url, app.config["SETTINGS"].hosts)
    errors.register(app)
    logs.register(app)
    metrics.register(app, app.config["SETTINGS"])
    embed.register(app)
    padding.register(app)
    static.register(app, app.config["SETTINGS"])
    request_filter.register(app)

    app.url_map.converters["lang"] = languages.converter(app.config["LANGUAGES"])
    app.register_blueprint(health.blueprint)
    app.register_blueprint(webapp.pages.views.blueprint)
    app.register_blueprint(guides.blueprint)
    app.register_blueprint(sitemap.blueprint)
    app.register_blueprint(share.blueprint)
    app.register_blueprint(webapp.check.views.blueprint, url_prefix="/<lang:lang>")
    app.register_blueprint(webapp.check.views.blueprint, url_prefix="/<lang:lang>/embed", name=embed.NAME)
    app.register_blueprint(flyer.blueprint)
    app.register_blueprint(short_links.blueprint)
    app.register_blueprint(webapp.rulebook.views.blueprint)
    app.register_blueprint(webapp.api.views.blueprint)
    commands.register(app)
    if phone:
        build.register(app)
        app.register_blueprint(webapp.phone.views.blueprint)
    return app


def warm(app: Flask) -> None:
    """Do what the first readers would wait for: compile the templates, read the rule book, draw every block."""
    with app.app_context():
        for template in app.jinja_env.list_templates():
            app.jinja_env.get_template(template)
        printed.sheet()
        export.as_json()
        for language in app.config["LANGUAGES"].values():
            with app.test_request_context("/"), speaking(language):
                say.keep_all()
                cite.keep_all()
                draw_all()

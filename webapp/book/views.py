"""The pages of the rule book. Public, the same for everybody, read off the rules that run."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from webapp.addresses import public
from webapp.book import words
from webapp.book.contents import OFFENSES, book
from webapp.book.drawing import draw
from webapp.book.entries import in_force
from webapp.book.paper import sheet
from webapp.citing import day
from webapp.law import ACTIONS, CITATIONS, COUNTIES, DIFFERENCES, PROGRAMS, REPORTS_OF_2020, Citation
from webapp.languages import current
from webapp.rules.los_angeles_2020 import GROUNDS
from webapp.rules.outcome import Cleared
from webapp.rules.reasons import CITATIONS_OF, Chapter, Reason

blueprint = Blueprint("book", __name__)
FRESH = timedelta(days=365)
"""A citation that was checked longer ago than this is marked."""

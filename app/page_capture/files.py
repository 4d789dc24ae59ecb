"""Names of what lies in the folder of one capture, beside the files themselves."""

from __future__ import annotations

FACTS = "facts.json"
HOME = "home"
"""An empty home folder for the browser, thrown away with everything else."""

"""Names of topics in a table -> slugs of the registry, known or proposed."""

from __future__ import annotations

from proposals.importer import places
from proposals.registry import Registry


def slug(name: str, registry: Registry, proposed: dict[str, str]) -> str | None:
    """The topic that is printed as ``name``.

    Args:
        name: as printed.
        registry: topics that are known.
        proposed: slug -> name of topics that are to be entered; gets this one when it is new.

    Returns:
        Its slug; None when none can be made that is not another topic's.
    """
    for topic in registry.topics.values():
        if name in (topic.name, *topic.aliases):
            return topic.slug
    made = places.slug_of(name)
    if not made or made in registry.topics or proposed.get(made, name) != name:
        return None
    proposed[made] = name
    return made

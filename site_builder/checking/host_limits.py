"""Checks the size of the site: the limits of hosts for static sites, as they stated them in 2026."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from site_builder.checking.built_site import BuiltSite
from site_builder.checking.findings import Finding

__all__ = ["HOSTS", "Host", "check_limits"]

_CHECK = "limits"
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Host:
    """A host of static sites, and its limits; None: it states no limit."""

    name: str
    """What people call it."""
    files: int | None = None
    """Most files of a site."""
    folder: int | None = None
    """Most files in one folder."""
    file_bytes: int | None = None
    """Bytes of the largest file."""
    site_bytes: int | None = None
    """Bytes of the whole site."""


HOSTS = (
    # docs.github.com: "published sites may be no larger than 1 GB"; Git refuses files over 100 MiB.
    Host("GitHub Pages", file_bytes=100 * _MIB, site_bytes=1_000_000_000),
    # developers.cloudflare.com/pages/platform/limits: 20,000 files on the free plan (100,000 when paid), 25 MiB a file.
    Host("Cloudflare Pages", files=20_000, file_bytes=25 * _MIB),
    # docs.netlify.com: "a limit of 54,000 files per directory".
    Host("Netlify", folder=54_000),
)
"""The hosts that the README names."""


def check_limits(site: BuiltSite) -> Iterator[Finding]:
    """Yield a warning for each exceeded limit of a host; another host may have no such limit."""
    folders = Counter(address.rpartition("/")[0] for address in site.sizes)
    total = sum(site.sizes.values())
    largest = max(site.sizes, key=lambda address: (site.sizes[address], address), default="")
    fullest = max(folders, key=lambda folder: (folders[folder], folder), default="")
    for host in HOSTS:
        if host.files and len(site.sizes) > host.files:
            what = f"the site has {len(site.sizes)} files; {host.name} allows {host.files}"
            yield _beyond(site, "", what)
        if host.folder and folders[fullest] > host.folder:
            what = f"the folder has {folders[fullest]} files; {host.name} allows {host.folder} in one folder"
            yield _beyond(site, fullest, what)
        if host.file_bytes and largest and site.sizes[largest] > host.file_bytes:
            what = f"the file has {site.sizes[largest]} bytes; {host.name} allows {host.file_bytes}"
            yield _beyond(site, largest, what)
        if host.site_bytes and total > host.site_bytes:
            yield _beyond(site, "", f"the site has {total} bytes; {host.name} allows {host.site_bytes}")


def _beyond(site: BuiltSite, address: str, what: str) -> Finding:
    fix = "choose another host, or leave out old articles or large files"
    return site.finding(_CHECK, "warning", address, None, what, fix)

"""Reading an EPUB with the standard library: its package, its spine, its text."""

import posixpath
import xml.etree.ElementTree as ET
import zipfile
from urllib.parse import unquote

CONTAINER = '{urn:oasis:names:tc:opendocument:xmlns:container}'
OPF = '{http://www.idpf.org/2007/opf}'
XHTML = '{http://www.w3.org/1999/xhtml}'


def files(path):
    """(name, bytes) of each file."""
    with zipfile.ZipFile(path) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def spine(path):
    """(name, bytes) of each document of the spine, in reading order."""
    with zipfile.ZipFile(path) as archive:
        container = ET.fromstring(archive.read('META-INF/container.xml'))
        package_name = container.find(f'.//{CONTAINER}rootfile').get('full-path')
        package = ET.fromstring(archive.read(package_name))
        items = {item.get('id'): item for item in package.iter(f'{OPF}item')}
        names = []
        for itemref in package.iter(f'{OPF}itemref'):
            href = unquote(items[itemref.get('idref')].get('href'))
            names.append(posixpath.join(posixpath.dirname(package_name), href))
        return [(name, archive.read(name)) for name in names]

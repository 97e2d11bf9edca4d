#pragma once

/**
 * The address of an external link as an EPUB may hold it: the characters that RFC 3986 forbids percent-encoded, a host
 * in its ASCII form, "//host" read as https. NULL for what no reader can follow: relative addresses, an invalid host or
 * port, and schemes other than the web's, mail's and the telephone's. The caller frees it with g_free.
 */
char *href_external(const char *url);

/** A reference to an id in a file, percent-encoded: "text/a.xhtml#id"; file may be "". The caller frees it. */
char *href_internal(const char *file, const char *id);

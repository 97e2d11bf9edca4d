#include "epub/href.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { AUTHORITY, PLAIN }; // a scheme is followed by //host, or by anything

static const struct scheme {
	const char *name;
	int kind;
} schemes[] = {
	{ "http", AUTHORITY },
	{ "https", AUTHORITY },
	{ "ftp", AUTHORITY },
	{ "mailto", PLAIN },
	{ "tel", PLAIN },
	{ "sms", PLAIN },
};

static const struct scheme *find_scheme(const char *url)
{
	size_t length = strcspn(url, ":");
	for (size_t i = 0; i < G_N_ELEMENTS(schemes); i++) {
		if (url[length] == ':' && strlen(schemes[i].name) == length &&
			g_ascii_strncasecmp(url, schemes[i].name, length) == 0) {
			return &schemes[i];
		}
	}
	return NULL;
}

// Appends text with everything encoded that is neither unreserved nor in keep; a % stays before two hexadecimal digits.
static void append_encoded(GString *out, const char *text, size_t length, const char *keep)
{
	for (size_t i = 0; i < length; i++) {
		char c = text[i];
		bool escape =
			c == '%' && i + 2 < length && g_ascii_isxdigit(text[i + 1]) && g_ascii_isxdigit(text[i + 2]);
		if (escape || g_ascii_isalnum(c) || strchr("-._~", c) || strchr(keep, c)) {
			g_string_append_c(out, c);
		} else {
			g_string_append_printf(out, "%%%02X", (unsigned char)c);
		}
	}
}

// Letters, digits, hyphens and dots, or an IPv6 address in brackets. No label may be empty or too long (RFC 1035,
// 2.3.4).
static bool is_host(const char *host)
{
	if (host[0] == '[') {
		size_t length = strlen(host);
		g_autofree char *address = length > 2 ? g_strndup(host + 1, length - 2) : g_strdup("");
		return host[length - 1] == ']' && strchr(address, ':') && g_hostname_is_ip_address(address);
	}
	g_auto(GStrv) labels = g_strsplit(host, ".", -1);
	size_t count = g_strv_length(labels);
	if (count == 0) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(labels[i]);
		bool root = length == 0 && i + 1 == count && count > 1; // the dot of "example.com."
		if ((length == 0 && !root) || length > 63 ||
			labels[i][strspn(labels[i], "abcdefghijklmnopqrstuvwxyz0123456789-_")] != '\0') {
			return false;
		}
	}
	// A last label of digits makes it an IPv4 address (WHATWG URL, "ends in a number checker").
	const char *last = labels[count - 1];
	bool number = *last && last[strspn(last, "0123456789")] == '\0';
	return !number || g_hostname_is_ip_address(host);
}

static bool is_port(const char *port, size_t length)
{
	unsigned value = 0;
	for (size_t i = 0; i < length; i++) {
		if (!g_ascii_isdigit(port[i])) {
			return false;
		}
		value = MIN(value * 10 + (unsigned)(port[i] - '0'), 65536u);
	}
	return value < 65536;
}

// Appends user@host:port; false when there is no such host.
static bool append_authority(GString *out, const char *text, size_t length)
{
	g_autofree char *authority = g_strndup(text, length);
	char *at = strrchr(authority, '@');
	char *host = at ? at + 1 : authority;
	if (at) {
		append_encoded(out, authority, (size_t)(at - authority), "!$&'()*+,;=:");
		g_string_append_c(out, '@');
	}
	char *bracket = strchr(host, ']');
	char *colon = strchr(bracket ? bracket : host, ':');
	g_autofree char *name = colon ? g_strndup(host, (gsize)(colon - host)) : g_strdup(host);
	g_autofree char *ascii = g_hostname_to_ascii(name);
	g_autofree char *lower = ascii ? g_ascii_strdown(ascii, -1) : NULL;
	if (!lower || !is_host(lower)) {
		return false;
	}
	g_string_append(out, lower);
	if (colon && colon[1] != '\0') {
		if (!is_port(colon + 1, strlen(colon + 1))) {
			return false;
		}
		g_string_append(out, colon);
	}
	return true;
}

// Appends path, query and fragment. Only the first # begins a fragment.
static void append_rest(GString *out, const char *rest)
{
	static const char keep[] = "!$&'()*+,;=:@/?";
	size_t length = strcspn(rest, "#");
	append_encoded(out, rest, length, keep);
	if (rest[length] == '#') {
		g_string_append_c(out, '#');
		append_encoded(out, rest + length + 1, strlen(rest + length + 1), keep);
	}
}

char *href_external(const char *url)
{
	g_autofree char *trimmed = g_strstrip(g_strdup(url));
	g_autofree char *absolute = g_strconcat(g_str_has_prefix(trimmed, "//") ? "https:" : "", trimmed, NULL);
	const struct scheme *scheme = find_scheme(absolute);
	if (!scheme) {
		return NULL;
	}
	g_autoptr(GString) out = g_string_new(scheme->name);
	g_string_append_c(out, ':');
	const char *rest = absolute + strlen(scheme->name) + 1;
	if (scheme->kind == AUTHORITY) {
		if (!g_str_has_prefix(rest, "//")) {
			return NULL;
		}
		g_string_append(out, "//");
		rest += 2;
		size_t length = strcspn(rest, "/?#");
		if (!append_authority(out, rest, length)) {
			return NULL;
		}
		rest += length;
	} else if (*rest == '\0' || *rest == '#') {
		return NULL; // nobody to write to
	}
	append_rest(out, rest);
	return g_strdup(out->str);
}

char *href_internal(const char *file, const char *id)
{
	g_autoptr(GString) out = g_string_new(NULL);
	append_encoded(out, file, strlen(file), "/");
	g_string_append_c(out, '#');
	append_encoded(out, id, strlen(id), "");
	return g_strdup(out->str);
}

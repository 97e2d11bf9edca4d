#include "fetch/target.h"

#include <stdlib.h>
#include <string.h>

enum { HTTP_PORT = 80, HTTPS_PORT = 443 };

static const char host_characters[] = "abcdefghijklmnopqrstuvwxyz0123456789.-_";
static const char address_characters[] = "0123456789abcdef:.";

// A host's name or address in the one form that we compare; NULL when it is none. The caller frees it.
static char *normal_host(const char *host)
{
	g_autofree char *ascii = host && *host ? g_hostname_to_ascii(host) : NULL;
	g_autofree char *lower = ascii ? g_ascii_strdown(ascii, -1) : NULL;
	if (!lower) {
		return NULL;
	}
	size_t length = strlen(lower);
	if (length > 1 && lower[length - 1] == '.') {
		lower[--length] = '\0';
	}
	const char *allowed = strchr(lower, ':') ? address_characters : host_characters;
	bool usable = lower[0] != '.' && strspn(lower, allowed) == length;
	return usable ? g_steal_pointer(&lower) : NULL;
}

static char *encode(const char *text)
{
	return g_uri_escape_string(text, "!$&'()*+,;=:@/?%", FALSE);
}

static const char *write_url(const struct target *target, const char *path, const char *query, struct arena *arena)
{
	g_autofree char *safe_path = encode(*path ? path : "/");
	g_autofree char *safe_query = query ? encode(query) : NULL;
	bool v6 = strchr(target->host, ':') != NULL;
	return arena_printf(arena, "%s://%s%s%s:%d%s%s%s", target->secure ? "https" : "http", v6 ? "[" : "",
		target->host, v6 ? "]" : "", target->port, safe_path, safe_query ? "?" : "",
		safe_query ? safe_query : "");
}

const char *target_parse(struct target *out, const char *url, struct arena *arena)
{
	*out = (struct target){ 0 };
	g_autofree char *whole = g_str_has_prefix(url, "//") ? g_strconcat("https:", url, NULL) : g_strdup(url);
	g_autofree char *scheme = NULL, *user = NULL, *host = NULL, *path = NULL, *query = NULL;
	int port;
	if (!g_uri_split(whole, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, &scheme, &user, &host, &port, &path,
		    &query, NULL, NULL)) {
		return "the address is malformed";
	}
	out->secure = g_ascii_strcasecmp(scheme ? scheme : "", "https") == 0;
	if (!out->secure && g_ascii_strcasecmp(scheme ? scheme : "", "http") != 0) {
		return "only http and https addresses are fetched";
	}
	if (user) {
		return "the address holds a name or a password";
	}
	g_autofree char *normal = normal_host(host);
	if (!normal) {
		return "the address names no host";
	}
	int usual = out->secure ? HTTPS_PORT : HTTP_PORT;
	out->host = arena_strdup(arena, normal);
	out->port = port > 0 ? port : usual;
	out->usual_port = out->port == usual;
	out->url = write_url(out, path, query, arena);
	return NULL;
}

// The host part of a pattern, which the caller frees, and its port or 0. NULL when it is no pattern.
static char *split_pattern(const char *text, int *port)
{
	*port = 0;
	const char *colon = text[0] == '[' ? strstr(text, "]:") : strchr(text, ':');
	if (colon) {
		colon += *colon == ']';
		guint64 number;
		if (!g_ascii_string_to_unsigned(colon + 1, 10, 1, 65535, &number, NULL)) {
			return NULL;
		}
		*port = (int)number;
	}
	size_t length = colon ? (size_t)(colon - text) : strlen(text);
	bool bracketed = text[0] == '[' && length > 2 && text[length - 1] == ']';
	return bracketed ? g_strndup(text + 1, length - 2) : g_strndup(text, length);
}

bool target_is_pattern(const char *text)
{
	int port;
	g_autofree char *host = split_pattern(text, &port);
	if (!host) {
		return false;
	}
	if (strcmp(host, "*") == 0) {
		return port == 0;
	}
	g_autofree char *normal = normal_host(g_str_has_prefix(host, "*.") ? host + 2 : host);
	return normal != NULL;
}

static bool is_like(const struct target *target, const char *pattern)
{
	int port;
	g_autofree char *host = split_pattern(pattern, &port);
	if (!host || (port == 0 ? !target->usual_port : port != target->port)) {
		return false;
	}
	if (strcmp(host, "*") == 0) {
		return true;
	}
	bool below = g_str_has_prefix(host, "*.");
	g_autofree char *normal = normal_host(below ? host + 2 : host);
	if (!normal || !below) {
		return normal && strcmp(normal, target->host) == 0;
	}
	g_autofree char *ending = g_strconcat(".", normal, NULL);
	return g_str_has_suffix(target->host, ending);
}

bool target_is_listed(const struct target *target, const char *const *patterns)
{
	for (size_t i = 0; patterns && patterns[i]; i++) {
		if (is_like(target, patterns[i])) {
			return true;
		}
	}
	return false;
}

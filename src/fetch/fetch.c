#include "fetch/fetch.h"

#include <string.h>

#include "fetch/cache.h"
#include "fetch/target.h"
#include "fetch/transfer.h"

enum { SILENCES_MAX = 2 }; // how often a host may not answer before it is left alone

const struct fetch_policy fetch_policy_default = {
	.file_max = 10 * 1024 * 1024,
	.total_max = 500 * 1024 * 1024,
	.time_max = 20 * 1000,
};

struct fetch {
	struct fetch_policy policy;
	struct cache *cache; // NULL until it is needed
	bool cache_failed;
	struct transfer_library *library; // NULL until it is needed
	size_t total;                     // bytes fetched
	GHashTable *silences;             // host -> how often it did not answer
};

// One image that is asked for.
struct inquiry {
	struct fetch *fetch;
	const char *url; // as the author wrote it
	const char *const *hosts;
	struct source_pos pos;
	struct arena *arena;
	struct diag *diag;
	int64_t deadline; // in ticks of the world
};

struct fetch *fetch_create(const struct fetch_policy *policy)
{
	struct fetch *fetch = g_new0(struct fetch, 1);
	fetch->policy = *policy;
	fetch->silences = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return fetch;
}

void fetch_destroy(struct fetch *fetch)
{
	if (fetch) {
		cache_close(fetch->cache);
		transfer_library_close(fetch->library);
		g_hash_table_unref(fetch->silences);
		g_free(fetch);
	}
}

bool fetch_is_host(const char *text)
{
	return target_is_pattern(text);
}

static void refuse(const struct inquiry *inquiry, const char *problem)
{
	diag_report(inquiry->diag, DIAG_FETCH_REFUSED, inquiry->pos, "image '%s' is not fetched: %s", inquiry->url,
		problem);
}

static void fail(const struct inquiry *inquiry, const char *problem)
{
	diag_report(inquiry->diag, DIAG_FETCH_FAILED, inquiry->pos, "image '%s' cannot be fetched: %s", inquiry->url,
		problem);
}

static bool open_cache(const struct inquiry *inquiry)
{
	struct fetch *fetch = inquiry->fetch;
	if (!fetch->cache && !fetch->cache_failed) {
		fetch->cache = cache_open(
			fetch->policy.cache_folder, !fetch->policy.offline, fetch->policy.world, inquiry->diag);
		fetch->cache_failed = !fetch->cache;
	}
	if (!fetch->cache) {
		fail(inquiry, "the cache cannot be used");
	}
	return fetch->cache;
}

static bool open_library(const struct inquiry *inquiry)
{
	struct fetch *fetch = inquiry->fetch;
	fetch->library = fetch->library ? fetch->library : transfer_library_open();
	if (!fetch->library) {
		fail(inquiry, "libcurl is not installed");
	}
	return fetch->library;
}

static bool is_listed(const struct inquiry *inquiry, const struct target *target)
{
	if (target_is_listed(target, inquiry->hosts)) {
		return true;
	}
	g_autofree char *name =
		target->usual_port ? g_strdup(target->host) : g_strdup_printf("%s:%d", target->host, target->port);
	g_autofree char *problem = g_strdup_printf("the host '%s' is not listed", name);
	refuse(inquiry, problem);
	diag_hint(inquiry->diag, "--fetch-images=%s lists it", name);
	return false;
}

static bool was_silent(const struct inquiry *inquiry, const struct target *target)
{
	bool silent = GPOINTER_TO_UINT(g_hash_table_lookup(inquiry->fetch->silences, target->host)) >= SILENCES_MAX;
	if (silent) {
		fail(inquiry, "the host did not answer before");
	}
	return silent;
}

static void note_silence(struct fetch *fetch, const char *host)
{
	guint count = GPOINTER_TO_UINT(g_hash_table_lookup(fetch->silences, host));
	g_hash_table_replace(fetch->silences, g_strdup(host), GUINT_TO_POINTER(count + 1));
}

// Follows an answer that leads elsewhere; false, reported, when it must not.
static bool follow(const struct inquiry *inquiry, struct target *target, const char *redirect)
{
	bool secure = target->secure;
	const char *problem = target_parse(target, redirect, inquiry->arena);
	if (!problem && secure && !target->secure) {
		problem = "it leads from https to http";
	}
	if (problem) {
		refuse(inquiry, problem);
	}
	return !problem && is_listed(inquiry, target);
}

// Keeps what came if it is an image; NULL, reported, if it is none.
static const char *keep(const struct inquiry *inquiry, const char *url, const GByteArray *bytes, size_t *length)
{
	struct fetch *fetch = inquiry->fetch;
	const char *type = fetch->policy.type_of(bytes->data, bytes->len);
	if (!type) {
		fail(inquiry, "what came is no image that Bifolio knows");
		return NULL;
	}
	if (!cache_store(fetch->cache, url, type, bytes->data, bytes->len, inquiry->diag)) {
		return NULL;
	}
	*length = bytes->len;
	return arena_strndup(inquiry->arena, (const char *)bytes->data, bytes->len);
}

static void explain(const struct inquiry *inquiry, const struct transfer *transfer, const struct target *target)
{
	if (transfer->problem) {
		if (transfer->silent) {
			note_silence(inquiry->fetch, target->host);
		}
		(transfer->refused ? refuse : fail)(inquiry, transfer->problem);
		return;
	}
	g_autofree char *problem = g_strdup_printf("the answer is %ld", transfer->status);
	fail(inquiry, problem);
}

enum { HTTP_OK = 200 };

// Asks for a target until it is there or leads nowhere, and keeps it under the first address.
static const char *transfer_target(const struct inquiry *inquiry, struct target target, size_t *length)
{
	struct fetch *fetch = inquiry->fetch;
	const char *first = target.url;
	for (int i = 0; i <= FETCH_REDIRECTS_MAX; i++) {
		struct transfer_limits limits = {
			.bytes = MIN(fetch->policy.file_max, fetch->policy.total_max - fetch->total),
			.milliseconds = MAX((long)((inquiry->deadline - world_ticks(fetch->policy.world)) / 1000), 1),
			.allow_private = fetch->policy.allow_private,
		};
		struct transfer transfer;
		transfer_run(&transfer, fetch->library, target.url, &limits);
		fetch->total += transfer.bytes->len;
		const char *bytes = NULL;
		bool again = !transfer.problem && transfer.redirect;
		if (again) {
			again = follow(inquiry, &target, transfer.redirect);
		} else if (!transfer.problem && transfer.status == HTTP_OK) {
			bytes = keep(inquiry, first, transfer.bytes, length);
		} else {
			explain(inquiry, &transfer, &target);
		}
		transfer_finish(&transfer);
		if (!again) {
			return bytes;
		}
	}
	refuse(inquiry, "it leads from one address to the next too often");
	return NULL;
}

static const char *find_online(const struct inquiry *inquiry, const struct target *target, size_t *length)
{
	struct fetch *fetch = inquiry->fetch;
	if (!is_listed(inquiry, target) || was_silent(inquiry, target) || !open_library(inquiry)) {
		return NULL;
	}
	if (fetch->total >= fetch->policy.total_max) {
		refuse(inquiry, "all images together are too large");
		return NULL;
	}
	cache_lock(fetch->cache);
	// Another process may have fetched it meanwhile.
	const char *bytes = cache_find(fetch->cache, target->url, length, inquiry->arena);
	bytes = bytes ? bytes : transfer_target(inquiry, *target, length);
	cache_unlock(fetch->cache);
	return bytes;
}

const char *fetch_image(struct fetch *fetch, const char *url, const char *const *hosts, struct source_pos pos,
	size_t *length, struct arena *arena, struct diag *diag)
{
	const struct inquiry inquiry = {
		.fetch = fetch,
		.url = url,
		.hosts = hosts,
		.pos = pos,
		.arena = arena,
		.diag = diag,
		.deadline = world_ticks(fetch->policy.world) + fetch->policy.time_max * 1000,
	};
	struct target target;
	const char *problem = target_parse(&target, url, arena);
	if (problem) {
		refuse(&inquiry, problem);
		return NULL;
	}
	if (!open_cache(&inquiry)) {
		return NULL;
	}
	const char *bytes = cache_find(fetch->cache, target.url, length, arena);
	if (!bytes && fetch->policy.offline) {
		fail(&inquiry, "it is not in the cache");
	} else if (!bytes) {
		bytes = find_online(&inquiry, &target, length);
	}
	return bytes;
}

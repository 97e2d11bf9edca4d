#include "batch/remote.h"

#include "fetch/fetch.h"
#include "image/probe.h"

struct remote {
	char *cache_folder;
	bool offline;
	struct fetch *fetch;
	const char *const *hosts; // that the docs being read may ask
	struct resource_fetcher fetcher;
};

static const char *type_of(const void *bytes, size_t length)
{
	return probe_media_type(probe_type(bytes, length));
}

struct remote *remote_create(struct world *world, const char *cache_folder, bool offline)
{
	struct remote *remote = g_new0(struct remote, 1);
	remote->offline = offline;
	remote->cache_folder = cache_folder ? g_build_filename(cache_folder, "images", NULL)
					    : g_build_filename(world_cache_folder(world), "bifolio", "images", NULL);
	struct fetch_policy policy = fetch_policy_default;
	policy.world = world;
	policy.cache_folder = remote->cache_folder;
	policy.offline = offline;
	policy.type_of = type_of;
	remote->fetch = fetch_create(&policy);
	return remote;
}

void remote_destroy(struct remote *remote)
{
	if (remote) {
		fetch_destroy(remote->fetch);
		g_free(remote->cache_folder);
		g_free(remote);
	}
}

bool remote_is_offline(const struct remote *remote)
{
	return remote->offline;
}

bool remote_is_host(const char *text)
{
	return fetch_is_host(text);
}

static const char *fetch_listed(
	void *data, const char *url, struct source_pos pos, size_t *length, struct arena *arena, struct diag *diag)
{
	const struct remote *remote = data;
	return fetch_image(remote->fetch, url, remote->hosts, pos, length, arena, diag);
}

const struct resource_fetcher *remote_fetcher(struct remote *remote, const char *const *hosts)
{
	remote->hosts = hosts;
	remote->fetcher = (struct resource_fetcher){ .fetch = fetch_listed, .data = remote };
	return &remote->fetcher;
}

#include "fetch/fetch.h"

#include <glib/gstdio.h>
#include <string.h>

#include "server.h"

// A server, a cache of its own, and what a test allows.
struct scene {
	struct server server;
	char *folder;
	struct arena *arena;
	struct diag *diag;
	struct fetch_policy policy;
	const char *hosts[3];
};

// In the tests an image is a text that starts with 'i' or 'x'.
static const char *type_of(const void *bytes, size_t length)
{
	return length > 0 && strchr("ix", *(const char *)bytes) ? "image/png" : NULL;
}

static void begin(struct scene *scene)
{
	*scene = (struct scene){ .arena = arena_create(), .diag = diag_create() };
	server_start(&scene->server);
	scene->folder = g_dir_make_tmp("bifolio-fetch-XXXXXX", NULL);
	scene->policy = fetch_policy_default;
	scene->policy.world = world_create();
	scene->policy.cache_folder = scene->folder;
	scene->policy.allow_private = true;
	scene->policy.type_of = type_of;
	scene->hosts[0] = arena_printf(scene->arena, "127.0.0.1:%d", scene->server.port);
}

static void end(struct scene *scene)
{
	server_stop(&scene->server);
	g_autoptr(GDir) folder = g_dir_open(scene->folder, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *path = g_build_filename(scene->folder, name, NULL);
		g_remove(path);
	}
	g_rmdir(scene->folder);
	g_free(scene->folder);
	arena_destroy(scene->arena);
	world_destroy(scene->policy.world);
	diag_destroy(scene->diag);
}

static const char *address(struct scene *scene, const char *path)
{
	return arena_printf(scene->arena, "http://127.0.0.1:%d%s", scene->server.port, path);
}

static const char *get(struct scene *scene, struct fetch *fetch, const char *path)
{
	size_t length = 0;
	const char *url = path[0] == '/' && path[1] != '/' ? address(scene, path) : path;
	const char *bytes =
		fetch_image(fetch, url, scene->hosts, (struct source_pos){ 0 }, &length, scene->arena, scene->diag);
	g_assert_cmpuint(length, ==, bytes ? strlen(bytes) : 0);
	return bytes;
}

// Gets an address in a run of its own that gives nothing, and why.
static void check_refused(struct scene *scene, const char *path, enum diag_code code, const char *why)
{
	struct fetch *fetch = fetch_create(&scene->policy);
	g_test_message("%s", path);
	g_assert_null(get(scene, fetch, path));
	const struct message *message = diag_message_at(scene->diag, diag_message_count(scene->diag) - 1);
	g_assert_cmpint(message->code, ==, code);
	g_assert_nonnull(strstr(message->text, why));
	fetch_destroy(fetch);
}

static void test_once(void)
{
	struct scene scene;
	begin(&scene);
	for (int run = 0; run < 2; run++) {
		struct fetch *fetch = fetch_create(&scene.policy);
		g_assert_cmpstr(get(&scene, fetch, "/ok"), ==, "image");
		g_assert_cmpstr(get(&scene, fetch, "/ok"), ==, "image");
		fetch_destroy(fetch);
	}
	g_assert_cmpint(*scene.server.count, ==, 1);
	scene.policy.offline = true;
	scene.hosts[0] = NULL;
	struct fetch *fetch = fetch_create(&scene.policy);
	g_assert_cmpstr(get(&scene, fetch, "/ok"), ==, "image");
	fetch_destroy(fetch);
	check_refused(&scene, "/other", DIAG_FETCH_FAILED, "not in the cache");
	g_assert_cmpint(*scene.server.count, ==, 1);
	end(&scene);
}

static void test_redirects(void)
{
	struct scene scene;
	begin(&scene);
	struct fetch *fetch = fetch_create(&scene.policy);
	g_assert_cmpstr(get(&scene, fetch, "/to?/ok"), ==, "image");
	g_assert_cmpstr(
		get(&scene, fetch, arena_printf(scene.arena, "/to?%s", address(&scene, "/to?/ok"))), ==, "image");
	fetch_destroy(fetch);
	check_refused(&scene, "/to?http://example.org/", DIAG_FETCH_REFUSED, "'example.org' is not listed");
	check_refused(&scene, "/to?http://127.0.0.1:9/", DIAG_FETCH_REFUSED, "'127.0.0.1:9' is not listed");
	check_refused(&scene, "/to?file:///etc/passwd", DIAG_FETCH_REFUSED, "only http and https");
	check_refused(&scene, "/to?ftp://127.0.0.1/", DIAG_FETCH_REFUSED, "only http and https");
	*scene.server.count = 0;
	check_refused(&scene, "/loop", DIAG_FETCH_REFUSED, "too often");
	g_assert_cmpint(*scene.server.count, ==, FETCH_REDIRECTS_MAX + 1);
	end(&scene);
}

static void test_limits(void)
{
	struct scene scene;
	begin(&scene);
	scene.policy.file_max = 4000;
	struct fetch *fetch = fetch_create(&scene.policy);
	g_assert_nonnull(get(&scene, fetch, "/big"));
	fetch_destroy(fetch);
	scene.policy.file_max = 3999;
	check_refused(&scene, "/endless", DIAG_FETCH_REFUSED, "too large");
	check_refused(&scene, "/to?/big", DIAG_FETCH_REFUSED, "too large");
	check_refused(&scene, "/gone", DIAG_FETCH_FAILED, "the answer is 404");
	check_refused(&scene, "/bad", DIAG_FETCH_FAILED, "no image");
	end(&scene);
}

static void test_total(void)
{
	struct scene scene;
	begin(&scene);
	scene.policy.total_max = 5;
	struct fetch *fetch = fetch_create(&scene.policy);
	g_assert_nonnull(get(&scene, fetch, "/ok"));
	g_assert_null(get(&scene, fetch, "/to?/ok"));
	g_assert_nonnull(strstr(diag_message_at(scene.diag, 0)->text, "together"));
	g_assert_nonnull(get(&scene, fetch, "/ok")); // from the cache
	fetch_destroy(fetch);
	end(&scene);
}

static void test_silence(void)
{
	struct scene scene;
	begin(&scene);
	scene.policy.time_max = 200;
	struct fetch *fetch = fetch_create(&scene.policy);
	gint64 start = g_get_monotonic_time();
	for (int i = 0; i < 4; i++) {
		g_assert_null(get(&scene, fetch, "/slow"));
	}
	// Two waits, then the host is left alone.
	g_assert_cmpint(g_get_monotonic_time() - start, <, 30 * G_USEC_PER_SEC);
	g_assert_cmpuint(diag_count_code(scene.diag, DIAG_FETCH_FAILED), ==, 4);
	g_assert_nonnull(strstr(diag_message_at(scene.diag, 1)->text, "time"));
	g_assert_nonnull(strstr(diag_message_at(scene.diag, 3)->text, "did not answer before"));
	fetch_destroy(fetch);
	end(&scene);
}

// As the command has it: no address of this machine, however it is written, listed or not.
static void test_private(void)
{
	struct scene scene;
	begin(&scene);
	scene.policy.allow_private = false;
	check_refused(&scene, "/ok", DIAG_FETCH_REFUSED, "not a public one");
	static const char *const names[] = { "localhost", "127.1", "0x7f000001", "2130706433", "[::1]",
		"[::ffff:127.0.0.1]", "0.0.0.0" };
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		scene.hosts[1] = arena_printf(scene.arena, "%s:%d", names[i], scene.server.port);
		const char *url = arena_printf(scene.arena, "http://%s/ok", scene.hosts[1]);
		check_refused(&scene, url, DIAG_FETCH_REFUSED, "not a public one");
	}
	g_assert_cmpint(*scene.server.count, ==, 0);
	end(&scene);
}

static void test_not_listed(void)
{
	struct scene scene;
	begin(&scene);
	scene.hosts[0] = "*";
	check_refused(&scene, "/ok", DIAG_FETCH_REFUSED, "is not listed"); // not at its usual port
	scene.hosts[0] = NULL;
	check_refused(&scene, "/ok", DIAG_FETCH_REFUSED, "is not listed");
	check_refused(&scene, "https://me:secret@127.0.0.1/ok", DIAG_FETCH_REFUSED, "password");
	check_refused(&scene, "ftp://127.0.0.1/ok", DIAG_FETCH_REFUSED, "only http and https");
	g_assert_cmpint(*scene.server.count, ==, 0);
	end(&scene);
}

static void test_no_cache(void)
{
	struct scene scene;
	begin(&scene);
	scene.policy.cache_folder = "/dev/null/images";
	check_refused(&scene, "/ok", DIAG_FETCH_FAILED, "cache");
	g_assert_cmpuint(diag_count_code(scene.diag, DIAG_CANNOT_WRITE), ==, 1);
	end(&scene);
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/fetch/once", test_once);
	g_test_add_func("/fetch/redirects", test_redirects);
	g_test_add_func("/fetch/limits", test_limits);
	g_test_add_func("/fetch/total", test_total);
	g_test_add_func("/fetch/silence", test_silence);
	g_test_add_func("/fetch/private", test_private);
	g_test_add_func("/fetch/not-listed", test_not_listed);
	g_test_add_func("/fetch/no-cache", test_no_cache);
	return g_test_run();
}

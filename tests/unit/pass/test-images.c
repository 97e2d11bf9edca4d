#include "pass/images.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "pass/resource_finder.h"

#include "builder.h"

static const struct pass_options options = { .last = PASS_IMAGES };

// A site: content/post/a.md with images beside it, below static and outside the root.
struct site {
	char *top;
	char *root;
};

static void put_file(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *parent = g_path_get_dirname(path);
	g_assert_cmpint(g_mkdir_with_parents(parent, 0700), ==, 0);
	g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void put_link(const char *folder, const char *name, const char *target)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_assert_cmpint(symlink(target, path), ==, 0);
}

static void site_init(struct site *site)
{
	g_autofree char *made = g_dir_make_tmp("bifolio-image-XXXXXX", NULL);
	char *real = realpath(made, NULL);
	site->top = g_strdup(real);
	free(real);
	site->root = g_build_filename(site->top, "root", NULL);
	put_file(site->root, "content/post/a.png", "beside");
	put_file(site->root, "content/post/图 片.png", "han");
	put_file(site->root, "content/post/50%.png", "percent");
	put_file(site->root, "content/post/a/own.png", "own");
	put_file(site->root, "content/post/Upper/大图.PNG", "upper");
	put_file(site->root, "themes/t/static/img/t.png", "theme");
	put_file(site->root, "static/img/both.png", "static both");
	put_file(site->root, "assets/img/both.png", "assets both");
	put_file(site->root, "static/img/b.png", "static");
	put_file(site->root, "top.png", "top");
	put_file(site->top, "secret.png", "secret");
	put_link(site->root, "content/post/link.png", "../../../secret.png");
	put_link(site->root, "content/post/links", "../../..");
	put_link(site->root, "content/post/inner.png", "../../top.png");
	put_link(site->root, "content/post/loop.png", "loop.png");
}

static void remove_tree(const char *path)
{
	bool link = g_file_test(path, G_FILE_TEST_IS_SYMLINK);
	g_autoptr(GDir) folder = link ? NULL : g_dir_open(path, 0, NULL);
	for (const char *name; folder && (name = g_dir_read_name(folder));) {
		g_autofree char *child = g_build_filename(path, name, NULL);
		remove_tree(child);
	}
	g_remove(path);
}

static void site_finish(struct site *site)
{
	remove_tree(site->top);
	g_free(site->top);
	g_free(site->root);
}

static void begin(struct builder *builder, const struct site *site)
{
	g_autofree char *path = g_build_filename(site->root, "content/post/a.md", NULL);
	builder_init(builder, path);
	builder->doc->root_path = arena_strdup(builder->arena, site->root);
}

static struct span *add_image(struct builder *builder, struct block *block, struct span *parent, const char *url)
{
	struct span *image = builder_span(builder, block, parent, SPAN_IMAGE);
	image->as.image.url = url;
	image->as.image.alt = "图";
	return image;
}

static void test_find(void)
{
	static const struct {
		const char *url;
		enum resource_state state;
		const char *bytes;
		const char *codes;
	} rows[] = {
		{ "a.png", RESOURCE_USABLE, "beside", "" },
		{ "./a.png?v=2#center", RESOURCE_USABLE, "beside", "" },
		{ "%E5%9B%BE%20%E7%89%87.png", RESOURCE_USABLE, "han", "" },
		{ "图 片.png", RESOURCE_USABLE, "han", "" },
		{ "50%.png", RESOURCE_USABLE, "percent", "" },
		{ "../post/a.png", RESOURCE_USABLE, "beside", "" },
		{ "/img/b.png", RESOURCE_USABLE, "static", "" },
		{ "/post/a.png", RESOURCE_USABLE, "beside", "" },
		{ "/top.png", RESOURCE_USABLE, "top", "" },
		{ "img/b.png", RESOURCE_USABLE, "static", "" },
		{ "/img/both.png", RESOURCE_USABLE, "static both", "" },
		{ "own.png", RESOURCE_USABLE, "own", "" },
		{ ".\\a.png", RESOURCE_USABLE, "beside", "" },
		{ "A.PNG", RESOURCE_USABLE, "beside", "image-respelled" },
		{ "upper/%E5%A4%A7%E5%9B%BE.png?x#center", RESOURCE_USABLE, "upper", "image-respelled" },
		{ "/IMG/b.png", RESOURCE_USABLE, "static", "image-respelled" },
		{ "/img/t.png", RESOURCE_MISSING, NULL, "missing-image" },
		{ "no.png", RESOURCE_MISSING, NULL, "missing-image" },
		{ "/etc/passwd", RESOURCE_OUTSIDE, NULL, "image-outside-root" },
		{ "/no/such/folder.png", RESOURCE_MISSING, NULL, "missing-image" },
		{ "link.png", RESOURCE_OUTSIDE, NULL, "image-outside-root" },
		{ "links/secret.png", RESOURCE_OUTSIDE, NULL, "image-outside-root" },
		{ "inner.png", RESOURCE_USABLE, "top", "" },
		{ "loop.png", RESOURCE_MISSING, NULL, "missing-image" },
		{ "file:///no/such/folder.png", RESOURCE_MISSING, NULL, "missing-image" },
		{ "file:", RESOURCE_REMOTE, NULL, "remote-image" },
		{ "../post", RESOURCE_MISSING, NULL, "missing-image" },
		{ "", RESOURCE_MISSING, NULL, "missing-image" },
		{ "../../../secret.png", RESOURCE_OUTSIDE, NULL, "image-outside-root" },
		{ "file:///etc/passwd", RESOURCE_OUTSIDE, NULL, "image-outside-root" },
		{ "https://example.org/a.png", RESOURCE_REMOTE, NULL, "remote-image" },
		{ "//example.org/a.png", RESOURCE_REMOTE, NULL, "remote-image" },
		{ "data:image/png;base64,aGFsbG8=", RESOURCE_USABLE, "hallo", "" },
		{ "data:image/svg+xml,%3Csvg/%3E", RESOURCE_USABLE, "<svg/>", "" },
		{ "data:image/png;base64,", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "data:nonsense", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "bifolio-qr:", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "bifolio-qr:%zz", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "bifolio-qr:a?level=X", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "bifolio-qr:a?scale=0", RESOURCE_BROKEN, NULL, "broken-image" },
		{ "bifolio-qr:a?scale=33", RESOURCE_BROKEN, NULL, "broken-image" },
	};
	struct site site;
	site_init(&site);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		begin(&builder, &site);
		struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
		const struct span *image = add_image(&builder, block, NULL, rows[i].url);
		builder_run(&builder, options);
		const struct resource *resource = image->as.image.resource;
		g_autofree char *codes = builder_codes(&builder);
		g_test_message("%s", rows[i].url);
		g_assert_cmpstr(codes, ==, rows[i].codes);
		g_assert_cmpuint(resource->state, ==, rows[i].state);
		g_assert_cmpstr(resource->url, ==, rows[i].url);
		if (rows[i].bytes) {
			g_assert_cmpmem(resource->bytes, resource->length, rows[i].bytes, strlen(rows[i].bytes));
		}
		builder_finish(&builder);
	}
	site_finish(&site);
}

// The places that a site's configuration names, and addresses of the site itself.
static void test_places(void)
{
	static const struct {
		const char *url;
		const char *bytes; // NULL: on the network
	} rows[] = {
		{ "/img/both.png", "assets both" },
		{ "img/both.png", "assets both" },
		{ "/img/t.png", "theme" },
		{ "/post/a.png", "beside" },
		{ "https://me.example.org/blog/img/t.png", "theme" },
		{ "http://ME.example.org/blog/post/%E5%9B%BE%20%E7%89%87.png?x=1", "han" },
		{ "//me.example.org/blog/img/t.png", "theme" },
		{ "/blog/img/t.png", "theme" },
		{ "https://me.example.org/blog/img/gone.png", NULL },
		{ "//me.example.org/blog/gone.png", NULL },
		{ "https://me.example.org/img/t.png", NULL },
		{ "ftp://me.example.org/blog/img/t.png", NULL },
	};
	static const char *const folders[] = { "content", "assets", "static", "themes/t/static", "" };
	const struct pass_options with_places = {
		.last = PASS_IMAGES,
		.places = { folders, G_N_ELEMENTS(folders), "https://me.example.org/blog/" },
	};
	struct site site;
	site_init(&site);
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		begin(&builder, &site);
		struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
		const struct span *image = add_image(&builder, block, NULL, rows[i].url);
		builder_run(&builder, with_places);
		const struct resource *resource = image->as.image.resource;
		g_test_message("%s", rows[i].url);
		g_assert_cmpuint(resource->state, ==, rows[i].bytes ? RESOURCE_USABLE : RESOURCE_REMOTE);
		if (rows[i].bytes) {
			g_assert_cmpmem(resource->bytes, resource->length, rows[i].bytes, strlen(rows[i].bytes));
		}
		builder_finish(&builder);
	}
	site_finish(&site);
}

static void test_qr(void)
{
	static const struct {
		const char *url, *text;
		char level;
		unsigned scale;
	} rows[] = {
		{ "bifolio-qr:https%3A%2F%2Fexample.org%2F%3Fa%3D1", "https://example.org/?a=1", 'M', 4 },
		{ "bifolio-qr:%E4%B8%AD+1?level=high&scale=9", "中+1", 'H', 9 },
		{ "BIFOLIO-QR:x?scale=2&level=q&later=1", "x", 'Q', 2 },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct builder builder;
		builder_init(&builder, "a.md");
		struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
		const struct span *image = add_image(&builder, block, NULL, rows[i].url);
		builder_run(&builder, options);
		const struct resource_qr *qr = image->as.image.resource->qr;
		g_assert_cmpuint(image->as.image.resource->state, ==, RESOURCE_USABLE);
		g_assert_cmpstr(qr->text, ==, rows[i].text);
		g_assert_cmpint(qr->level, ==, rows[i].level);
		g_assert_cmpuint(qr->scale, ==, rows[i].scale);
		g_assert_cmpuint(diag_message_count(builder.diag), ==, 0);
		builder_finish(&builder);
	}
}

static void test_once(void)
{
	struct site site;
	site_init(&site);
	struct builder builder;
	begin(&builder, &site);
	static const char *const urls[] = { "a.png", "no.png", "./a.png", "no.png", "/img/b.png" };
	static const uint32_t ids[] = { 0, 1, 0, 1, 2 };
	struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
	for (size_t i = 0; i < G_N_ELEMENTS(urls); i++) {
		add_image(&builder, block, NULL, urls[i])->as.image.alt = i == 0 ? "" : "图";
	}
	builder_run(&builder, options);
	const struct span *image = block->first_span;
	for (size_t i = 0; i < G_N_ELEMENTS(urls); i++, image = image->next) {
		g_assert_cmpuint(image->as.image.resource->id, ==, ids[i]);
	}
	g_assert_cmpuint(builder.doc->resource_count, ==, 3);
	g_autofree char *codes = builder_codes(&builder);
	g_assert_cmpstr(codes, ==, "missing-image image-no-alt");
	// a.png, ./a.png and the b.png below static.
	size_t found = 0;
	for (size_t i = 0; i < world_entry_count(builder.world); i++) {
		const struct world_entry *entry = world_entry_at(builder.world, i);
		found += entry->found && g_str_has_suffix(entry->path, ".png");
	}
	g_assert_cmpuint(found, ==, 3);
	g_assert_true(g_str_has_suffix(world_entry_at(builder.world, 0)->path, "a.png"));
	builder_finish(&builder);
	site_finish(&site);
}

static const char *fetch_some(
	void *data, const char *url, struct source_pos pos, size_t *length, struct arena *arena, struct diag *diag)
{
	++*(int *)data;
	*length = strlen("fetched");
	return g_str_has_suffix(url, "a.png") ? arena_strdup(arena, "fetched") : NULL;
}

// What is fetched is an image like any other; what is not is a link to it, unless it stands in one.
static void test_remote(void)
{
	int calls = 0;
	const struct resource_fetcher fetcher = { .fetch = fetch_some, .data = &calls };
	const struct pass_options fetching = { .last = PASS_IMAGES, .fetcher = &fetcher };
	struct builder builder;
	builder_init(&builder, "a.md");
	struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
	const struct span *here = add_image(&builder, block, NULL, "https://example.org/a.png");
	const struct span *gone = add_image(&builder, block, NULL, "//example.org/b.png");
	struct span *link = builder_link(&builder, block, "https://example.org/");
	struct span *em = builder_span(&builder, block, link, SPAN_EM);
	const struct span *linked = add_image(&builder, block, em, "//example.org/b.png");
	builder_run(&builder, fetching);
	g_assert_cmpint(calls, ==, 2);
	g_assert_cmpuint(here->as.image.resource->state, ==, RESOURCE_USABLE);
	g_assert_cmpmem(here->as.image.resource->bytes, here->as.image.resource->length, "fetched", 7);
	g_assert_null(here->parent);
	g_assert_cmpuint(gone->as.image.resource->state, ==, RESOURCE_REMOTE);
	g_assert_cmpint(gone->parent->kind, ==, SPAN_LINK);
	g_assert_cmpstr(gone->parent->as.link.url, ==, "https://example.org/b.png");
	g_assert_true(linked->parent == em);
	g_assert_cmpuint(diag_message_count(builder.diag), ==, 0);
	builder_finish(&builder);
}

// Docs that share a pool share what they find; what is missing is missing in each.
static void test_pool(void)
{
	static const char *const urls[] = { "a.png", "https://example.org/a.png", "no.png" };
	struct site site;
	site_init(&site);
	struct arena *arena = arena_create();
	struct resource_pool *pool = resource_pool_create(arena);
	const struct pass_options pooled = { .last = PASS_IMAGES, .pool = pool };
	const struct resource *found[2][G_N_ELEMENTS(urls)];
	struct builder builders[2];
	for (size_t i = 0; i < 2; i++) {
		begin(&builders[i], &site);
		struct block *block = builder_block(&builders[i], NULL, BLOCK_PARAGRAPH, NULL);
		struct span *images[G_N_ELEMENTS(urls)];
		for (size_t j = 0; j < G_N_ELEMENTS(urls); j++) {
			images[j] = add_image(&builders[i], block, NULL, urls[j]);
		}
		add_image(&builders[i], block, NULL, "./a.png");
		builder_run(&builders[i], pooled);
		g_assert_cmpuint(builders[i].doc->resource_count, ==, G_N_ELEMENTS(urls));
		for (size_t j = 0; j < G_N_ELEMENTS(urls); j++) {
			found[i][j] = images[j]->as.image.resource;
			g_assert_true(builders[i].doc->resources[j] == found[i][j]);
		}
		g_autofree char *codes = builder_codes(&builders[i]);
		g_assert_cmpstr(codes, ==, i == 0 ? "remote-image missing-image" : "missing-image");
	}
	g_assert_true(found[0][0] == found[1][0]);
	g_assert_true(found[0][1] == found[1][1]);
	g_assert_true(found[0][2] != found[1][2]);
	builder_finish(&builders[0]);
	g_assert_cmpmem(found[1][0]->bytes, found[1][0]->length, "beside", 6); // it does not live in the first doc
	builder_finish(&builders[1]);
	resource_pool_destroy(pool);
	arena_destroy(arena);
	site_finish(&site);
}

static void test_figures(void)
{
	struct builder builder;
	builder_init(&builder, "a.md");
	struct block *alone = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
	struct span *image = add_image(&builder, alone, NULL, "a.png");
	image->as.image.title = "说明";
	builder_text(&builder, alone, NULL, " ");
	struct block *linked = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
	struct span *link = builder_span(&builder, linked, NULL, SPAN_LINK);
	link->as.link.url = "b";
	add_image(&builder, linked, link, "a.png");
	struct block *worded = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "如图");
	add_image(&builder, worded, NULL, "a.png");
	struct block *two = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
	add_image(&builder, two, NULL, "a.png");
	add_image(&builder, two, NULL, "b.png");
	struct block *heading = builder_heading(&builder, 2, NULL);
	add_image(&builder, heading, NULL, "a.png");
	builder.doc->meta.title = "题";
	builder_run(&builder, options);
	g_assert_cmpuint(alone->kind, ==, BLOCK_FIGURE);
	g_assert_true(alone->first_span == image && alone->last_span == image);
	g_assert_cmpuint(alone->first_child->kind, ==, BLOCK_CAPTION);
	g_assert_cmpstr(alone->first_child->first_span->as.text, ==, "说明");
	g_assert_cmpuint(linked->kind, ==, BLOCK_FIGURE);
	g_assert_true(linked->first_span == link);
	g_assert_null(linked->first_child);
	g_assert_cmpuint(worded->kind, ==, BLOCK_PARAGRAPH);
	g_assert_cmpuint(two->kind, ==, BLOCK_PARAGRAPH);
	g_assert_cmpuint(heading->kind, ==, BLOCK_HEADING);
	builder_finish(&builder);
}

// Without a description a title stands in; what has neither is counted, and said once.
static void test_descriptions(void)
{
	static const struct {
		const char *alt, *title, *want;
	} rows[] = {
		{ "甲", "乙", "甲" },
		{ "", "乙", "乙" },
		{ " ", "乙", "乙" },
		{ "", NULL, "" },
		{ " ", NULL, " " },
	};
	for (int book = 0; book < 2; book++) {
		const struct pass_options described = { .last = PASS_IMAGES, .in_book = book };
		struct builder builder;
		builder_init(&builder, "a.md");
		struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, "文");
		struct span *images[G_N_ELEMENTS(rows)];
		for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
			images[i] = add_image(&builder, block, NULL, "bifolio-qr:a");
			images[i]->as.image.alt = rows[i].alt;
			images[i]->as.image.title = rows[i].title;
		}
		builder_run(&builder, described);
		for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
			g_assert_cmpstr(images[i]->as.image.alt, ==, rows[i].want);
		}
		g_assert_cmpuint(builder.doc->undescribed, ==, 2);
		g_autofree char *codes = builder_codes(&builder);
		g_assert_cmpstr(codes, ==, book ? "" : "image-no-alt");
		builder_finish(&builder);
	}
}

// A cover is an image like any other: found once, or reported.
static void test_cover(void)
{
	static const char *const covers[] = { NULL, "a.png", "gone.png" };
	static const char *const codes[] = { "missing-image", "missing-image", "missing-image missing-image" };
	for (size_t i = 0; i < G_N_ELEMENTS(covers); i++) {
		struct builder builder;
		builder_init(&builder, "a.md");
		struct block *block = builder_block(&builder, NULL, BLOCK_PARAGRAPH, NULL);
		struct span *image = add_image(&builder, block, NULL, "a.png");
		image->as.image.alt = "图";
		builder.doc->meta.cover = covers[i];
		builder_run(&builder, options);
		g_assert_true(!builder.doc->cover == !covers[i]);
		g_assert_true((builder.doc->cover == image->as.image.resource) == (i == 1));
		g_assert_cmpuint(builder.doc->resource_count, ==, i == 2 ? 2 : 1);
		g_autofree char *found = builder_codes(&builder);
		g_assert_cmpstr(found, ==, codes[i]);
		builder_finish(&builder);
	}
}

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/image/find", test_find);
	g_test_add_func("/image/places", test_places);
	g_test_add_func("/image/qr", test_qr);
	g_test_add_func("/image/once", test_once);
	g_test_add_func("/image/remote", test_remote);
	g_test_add_func("/image/pool", test_pool);
	g_test_add_func("/image/figures", test_figures);
	g_test_add_func("/image/descriptions", test_descriptions);
	g_test_add_func("/image/cover", test_cover);
	return g_test_run();
}

#include <string.h>

#include "epub/opf.h"

#include "sample.h"

static void set_up(struct sample *sample, const void *data)
{
	(void)data;
	sample_set_up(sample);
}

static void tear_down(struct sample *sample, const void *data)
{
	(void)data;
	sample_tear_down(sample);
}

static char *package(const struct sample *sample)
{
	struct out *out = out_create();
	opf_write(out, sample_book(sample), NULL);
	return sample_take(out);
}

static void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part)) {
		g_test_message("not found: %s\nin: %s", part, text);
		g_test_fail();
	}
}

static void test_metadata(struct sample *sample, const void *data)
{
	(void)data;
	struct meta *meta = &sample->doc->meta;
	sample->doc->title = "山 & 水";
	meta->date = (struct meta_date){ .set = true,
		.has_time = true,
		.year = 2025,
		.month = 10,
		.day = 14,
		.hour = 23,
		.minute = 1,
		.zone = 480 };
	meta->description = "<短文>";
	meta_list_add(&meta->authors, "沈一", sample->arena);
	meta_list_add(&meta->tags, "山", sample->arena);
	meta_list_add(&meta->tags, "\x01", sample->arena);
	g_autofree char *opf = package(sample);
	assert_has(opf, "<dc:identifier id=\"book-id\">urn:uuid:");
	assert_has(opf, "<dc:title>山 &amp; 水</dc:title>\n");
	assert_has(opf,
		"<dc:creator id=\"creator-1\">沈一</dc:creator>\n"
		"<meta refines=\"#creator-1\" property=\"role\" scheme=\"marc:relators\">aut</meta>\n");
	assert_has(opf,
		"<dc:language>zh-CN</dc:language>\n<dc:date>2025-10-14T23:01:00+08:00</dc:date>\n"
		"<dc:subject>山</dc:subject>\n<dc:description>&lt;短文&gt;</dc:description>\n");
	assert_has(opf, "<meta property=\"dcterms:modified\">2025-10-14T15:01:00Z</meta>");
	assert_has(opf, "<spine toc=\"ncx\">\n<itemref idref=\"chapter-001\"/>\n</spine>");
}

static void test_without_date(struct sample *sample, const void *data)
{
	(void)data;
	sample->doc->meta.date.set = false;
	g_unsetenv("SOURCE_DATE_EPOCH");
	g_autofree char *opf = package(sample);
	g_assert_null(strstr(opf, "dc:date"));
	assert_has(opf, "<meta property=\"dcterms:modified\">1980-01-01T00:00:00Z</meta>");
}

static void test_access_text_only(struct sample *sample, const void *data)
{
	(void)data;
	sample_image(sample, "gone.png", NULL, "");
	g_autofree char *opf = package(sample);
	g_assert_null(strstr(opf, "visual"));
	g_assert_null(strstr(opf, "alternativeText"));
	assert_has(opf, "accessModeSufficient\">textual<");
	assert_has(opf, "accessibilityHazard\">none<");
	g_assert_null(strstr(opf, "图片"));
}

static void test_access_images(struct sample *sample, const void *data)
{
	(void)data;
	sample_image(sample, "a.png", "image/png", "山");
	g_autofree char *described = package(sample);
	assert_has(described, "accessMode\">visual<");
	assert_has(described, "accessModeSufficient\">textual<");
	assert_has(described, "accessibilityFeature\">alternativeText<");
	sample_image(sample, "b.gif", "image/gif", " ");
	g_autofree char *undescribed = package(sample);
	g_assert_null(strstr(undescribed, "alternativeText"));
	g_assert_null(strstr(undescribed, "accessModeSufficient\">textual<"));
	assert_has(undescribed, "accessibilityHazard\">unknown<");
	assert_has(undescribed, "有的图片没有文字说明。");
}

static void test_manifest(struct sample *sample, const void *data)
{
	(void)data;
	sample_image(sample, "a.svg", "image/svg+xml", "甲");
	sample_image(sample, "gone.png", NULL, "乙");
	struct resource *cover = sample_image(sample, "c.jpg", "image/jpeg", "丙");
	g_autofree char *without = package(sample);
	g_assert_null(strstr(without, "cover"));
	sample->doc->cover = cover;
	g_autofree char *opf = package(sample);
	assert_has(
		opf, "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>");
	assert_has(opf,
		"<item id=\"image-001-001\" href=\"images/001-001.svg\" media-type=\"image/svg+xml\"/>\n"
		"<item id=\"image-001-003\" href=\"images/001-003.jpg\" media-type=\"image/jpeg\" "
		"properties=\"cover-image\"/>\n");
	assert_has(opf, "<meta name=\"cover\" content=\"image-001-003\"/>");
	assert_has(opf, "<item id=\"cover\" href=\"cover.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
	assert_has(opf, "<spine toc=\"ncx\">\n<itemref idref=\"cover\"/>\n<itemref idref=\"chapter-001\"/>\n</spine>");
	cover->state = RESOURCE_BROKEN;
	g_autofree char *broken = package(sample);
	g_assert_null(strstr(broken, "cover"));
}

// An image that several chapters share stands in the book once, under the name that the first one gives it.
static void test_shared_image(struct sample *sample, const void *data)
{
	(void)data;
	const struct resource *shared = sample_image(sample, "a.svg", "image/svg+xml", "甲");
	struct doc *second = doc_create(sample->arena, "b.md");
	struct resource *resources[] = {
		&(struct resource){ .url = "b.png", .media_type = "image/png", .bytes = "b", .length = 1 },
		sample->doc->resources[0],
	};
	second->title = "二";
	second->lang = "zh-CN";
	second->resources = resources;
	second->resource_count = G_N_ELEMENTS(resources);
	const struct chapter chapters[] = {
		{ .doc = sample->doc, .level = 1, .file_name = "chapter-001" },
		{ .doc = second, .level = 1, .file_name = "chapter-002" },
	};
	const struct meta_list authors = { 0 };
	const struct book_plan plan = {
		.chapters = chapters,
		.chapter_count = G_N_ELEMENTS(chapters),
		.title = "书",
		.lang = "zh-CN",
		.authors = &authors,
		.stable_name = "book",
	};
	struct world *world = world_create();
	struct out *out = out_create();
	opf_write(out, book_create(&plan, world, sample->arena), NULL);
	world_destroy(world);
	g_autofree char *opf = sample_take(out);
	assert_has(opf, "<item id=\"image-001-001\" href=\"images/001-001.svg\"");
	assert_has(opf, "<item id=\"image-002-001\" href=\"images/002-001.png\"");
	g_assert_null(strstr(opf, "image-002-002"));
	g_assert_cmpuint(shared->chapter, ==, 0);
}

#define ADD(path, test) g_test_add(path, struct sample, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ADD("/opf/metadata", test_metadata);
	ADD("/opf/without-date", test_without_date);
	ADD("/opf/access-text-only", test_access_text_only);
	ADD("/opf/access-images", test_access_images);
	ADD("/opf/manifest", test_manifest);
	ADD("/opf/shared-image", test_shared_image);
	return g_test_run();
}

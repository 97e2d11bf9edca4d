#include "pdf/metadata.h"

#include "config.h"
#include "pdf/standard.h"

static const char producer[] = "Bifolio " BIFOLIO_VERSION;

static const struct meta_date *creation_date(const struct book *book)
{
	return book->date.set ? &book->date : &book->modified;
}

static char *join(const struct meta_list *list)
{
	GString *text = g_string_new(NULL);
	for (size_t i = 0; i < list->count; i++) {
		g_string_append_printf(text, "%s%s", i == 0 ? "" : ", ", list->items[i]);
	}
	return g_string_free(text, FALSE);
}

static void append_entry(GString *to, const char *key, const char *text)
{
	if (text && *text) {
		g_string_append_printf(to, "/%s ", key);
		update_append_text(to, text);
		g_string_append_c(to, '\n');
	}
}

void metadata_append_date(GString *to, const char *key, const struct meta_date *date)
{
	struct arena *arena = arena_create();
	g_string_append_printf(to, "/%s (D:", key);
	for (const char *c = meta_date_utc(date, arena); *c; c++) {
		if (g_ascii_isdigit(*c)) {
			g_string_append_c(to, *c);
		}
	}
	g_string_append(to, "Z)\n");
	arena_destroy(arena);
}

uint32_t metadata_write_info(const struct book *book, struct update *update)
{
	uint32_t object = update_reserve(update);
	GString *to = update_begin(update, object);
	g_autofree char *authors = join(&book->authors);
	g_autofree char *subjects = join(&book->subjects);
	g_string_append(to, "<< ");
	append_entry(to, "Title", book->title);
	append_entry(to, "Author", authors);
	append_entry(to, "Subject", book->description);
	append_entry(to, "Keywords", subjects);
	append_entry(to, "Creator", producer);
	append_entry(to, "Producer", producer);
	metadata_append_date(to, "CreationDate", creation_date(book));
	metadata_append_date(to, "ModDate", &book->modified);
	g_string_append(to, ">>");
	update_end(update);
	return object;
}

static void append_escaped(GString *to, const char *text)
{
	g_autofree char *escaped = g_markup_escape_text(text, -1);
	g_string_append(to, escaped);
}

static void append_element(GString *to, const char *name, const char *text)
{
	if (text && *text) {
		g_string_append_printf(to, "<%s>", name);
		append_escaped(to, text);
		g_string_append_printf(to, "</%s>\n", name);
	}
}

// A text in the language of the document: an alternative by the name of "default".
static void append_alternative(GString *to, const char *name, const char *text)
{
	if (text && *text) {
		g_string_append_printf(to, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
		append_escaped(to, text);
		g_string_append_printf(to, "</rdf:li></rdf:Alt></%s>\n", name);
	}
}

static void append_list(GString *to, const char *name, const char *type, const struct meta_list *list)
{
	if (list->count == 0) {
		return;
	}
	g_string_append_printf(to, "<%s><rdf:%s>", name, type);
	for (size_t i = 0; i < list->count; i++) {
		append_element(to, "rdf:li", list->items[i]);
	}
	g_string_append_printf(to, "</rdf:%s></%s>\n", type, name);
}

static void append_dates(GString *to, const struct book *book)
{
	struct arena *arena = arena_create();
	append_element(to, "xmp:CreateDate", meta_date_utc(creation_date(book), arena));
	append_element(to, "xmp:ModifyDate", meta_date_utc(&book->modified, arena));
	append_element(to, "xmp:MetadataDate", meta_date_utc(&book->modified, arena));
	arena_destroy(arena);
}

// PDF/A knows only the schemas it lists, so that of PDF/UA is described (ISO 19005-2, 6.6.2.3).
static const char ua_schema[] =
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>part of ISO 14289 that the document conforms to</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void append_claims(GString *to, unsigned claims)
{
	static const struct {
		enum pdf_standard standard;
		const char *part, *conformance;
	} archives[] = {
		{ STANDARD_A2A, "2", "A" },
		{ STANDARD_A2U, "2", "U" },
		{ STANDARD_A3A, "3", "A" },
	};
	for (size_t i = 0; i < G_N_ELEMENTS(archives); i++) {
		if (claims & archives[i].standard) {
			append_element(to, "pdfaid:part", archives[i].part);
			append_element(to, "pdfaid:conformance", archives[i].conformance);
		}
	}
	if (claims & STANDARD_UA1) {
		append_element(to, "pdfuaid:part", "1");
		g_string_append(to, ua_schema);
	}
}

uint32_t metadata_write_xmp(const struct book *book, unsigned claims, struct update *update)
{
	g_autoptr(GString) to = g_string_new(
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
		" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
		" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
		" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
	const struct meta_list languages = { .items = (const char *[]){ book->lang }, .count = book->lang ? 1 : 0 };
	g_autofree char *subjects = join(&book->subjects);
	append_element(to, "dc:format", "application/pdf");
	append_alternative(to, "dc:title", book->title);
	append_list(to, "dc:creator", "Seq", &book->authors);
	append_alternative(to, "dc:description", book->description);
	append_list(to, "dc:subject", "Bag", &book->subjects);
	append_list(to, "dc:language", "Bag", &languages);
	append_element(to, "dc:identifier", book->identifier);
	append_element(to, "dc:source", book->source);
	append_element(to, "pdf:Producer", producer);
	append_element(to, "pdf:Keywords", subjects);
	append_element(to, "xmp:CreatorTool", producer);
	append_dates(to, book);
	append_claims(to, claims);
	g_string_append(to, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
	uint32_t object = update_reserve(update);
	update_add_stored(update, object, "/Type /Metadata /Subtype /XML", to->str, to->len);
	return object;
}

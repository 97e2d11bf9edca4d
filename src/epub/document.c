#include "epub/document.h"

#include "epub/xml.h"

void document_open(struct out *out, const struct document_head *head)
{
	out_puts(out, head->stylesheet ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
	out_puts(out,
		"<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\""
		" xmlns:epub=\"http://www.idpf.org/2007/ops\"");
	xml_lang(out, head->lang);
	out_puts(out, ">\n<head>\n<meta charset=\"utf-8\"/>\n");
	xml_element(out, "title", head->title);
	out_puts(out, "\n");
	if (head->stylesheet) {
		out_puts(out, "<link rel=\"stylesheet\" type=\"text/css\"");
		xml_attribute(out, "href", head->stylesheet);
		out_puts(out, "/>\n");
	} else {
		out_puts(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<style>\n");
		out_puts(out, head->css);
		out_puts(out, "</style>\n");
	}
	out_puts(out, "</head>\n<body");
	if (head->body_type) {
		xml_attribute(out, "epub:type", head->body_type);
	}
	out_puts(out, ">\n");
}

void document_close(struct out *out)
{
	out_puts(out, "</body>\n</html>\n");
}

#include "server.h"

#include <arpa/inet.h>
#include <glib.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BIG = 4000 };

static bool send_text(int fd, const char *text)
{
	return send(fd, text, strlen(text), MSG_NOSIGNAL) >= 0;
}

static void send_big(int fd, bool endless)
{
	g_autofree char *body = g_strnfill(BIG, 'x');
	send_text(fd, "HTTP/1.1 200 OK\r\nConnection: close\r\n");
	send_text(fd, endless ? "\r\n" : "Content-Length: 4000\r\n\r\n");
	while (send_text(fd, body) && endless) {
	}
}

static void send_body(int fd, const char *body)
{
	g_autofree char *text = g_strdup_printf("HTTP/1.1 200 OK\r\nContent-Length: %zu\r\n\r\n%s", strlen(body), body);
	send_text(fd, text);
}

static void send_redirect(int fd, const char *address)
{
	g_autofree char *text =
		g_strdup_printf("HTTP/1.1 302 Found\r\nLocation: %s\r\nContent-Length: 0\r\n\r\n", address);
	send_text(fd, text);
}

static void answer(int fd, const char *path)
{
	if (strcmp(path, "/ok") == 0) {
		send_body(fd, "image");
	} else if (strcmp(path, "/bad") == 0) {
		send_body(fd, "text");
	} else if (strcmp(path, "/big") == 0 || strcmp(path, "/endless") == 0) {
		send_big(fd, path[1] == 'e');
	} else if (g_str_has_prefix(path, "/to?")) {
		send_redirect(fd, path + 4);
	} else if (strcmp(path, "/loop") == 0) {
		send_redirect(fd, path);
	} else if (strcmp(path, "/slow") == 0) {
		sleep(60);
	} else {
		send_text(fd, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
	}
}

// Requests fit into one piece: they are libcurl's, for short addresses.
static void serve(int listening, int *count)
{
	for (;;) {
		int fd = accept(listening, NULL, NULL);
		char request[4096];
		ssize_t got = recv(fd, request, sizeof(request) - 1, 0);
		request[MAX(got, 0)] = '\0';
		g_auto(GStrv) words = g_strsplit(request, " ", 3);
		if (words[0] && words[1]) {
			++*count;
			answer(fd, words[1]);
		}
		close(fd);
	}
}

void server_start(struct server *out)
{
	int listening = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);
	g_assert_cmpint(bind(listening, (struct sockaddr *)&address, length), ==, 0);
	g_assert_cmpint(listen(listening, 16), ==, 0);
	g_assert_cmpint(getsockname(listening, (struct sockaddr *)&address, &length), ==, 0);
	out->port = ntohs(address.sin_port);
	out->count = mmap(NULL, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	g_assert_true(out->count != MAP_FAILED);
	out->pid = fork();
	if (out->pid == 0) {
		serve(listening, out->count);
	}
	close(listening);
}

void server_stop(struct server *server)
{
	kill(server->pid, SIGKILL);
	waitpid(server->pid, NULL, 0);
	munmap(server->count, sizeof(int));
}

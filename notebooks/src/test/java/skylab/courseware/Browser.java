package skylab.courseware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headless Chromium, driven by chromedriver over the WebDriver protocol (W3C recommendation of 2018). */
final class Browser implements AutoCloseable {
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final Duration LONGEST_SCRIPT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process driver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI session;

    private Browser(Process driver, int port, String chromium, int width, int height) throws IOException {
        this.driver = driver;
        URI server = URI.create("http://127.0.0.1:" + port + "/session");
        ObjectNode wanted = JSON.createObjectNode();
        ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
        always.putObject("timeouts").put("script", LONGEST_SCRIPT.toMillis());
        ObjectNode options = always.putObject("goog:chromeOptions").put("binary", chromium);
        ArrayNode arguments = options.putArray("args");
        // Chromium's own sandbox does not work for root, nor in most containers; the pages are ours.
        List.of("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars", "--disable-gpu")
                .forEach(arguments::add);
        String id = ask("POST", server, wanted).path("sessionId").asText();
        session = URI.create(server + "/" + id);
        // The size that is asked for on the command line is the window's; this is the page's.
        ask(
                "POST",
                URI.create(session + "/goog/cdp/execute"),
                JSON.createObjectNode()
                        .put("cmd", "Emulation.setDeviceMetricsOverride")
                        .set(
                                "params",
                                JSON.createObjectNode()
                                        .put("width", width)
                                        .put("height", height)
                                        .put("deviceScaleFactor", 1)
                                        .put("mobile", false)));
    }

    /** Opens a browser whose page has a size. */
    static Browser open(int width, int height) throws IOException {
        String chromium = Program.find("chromium").toString();
        Process driver = new ProcessBuilder(Program.find("chromedriver").toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader output = driver.inputReader();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                Matcher started = STARTED.matcher(line);
                if (started.find()) {
                    return new Browser(driver, Integer.parseInt(started.group(1)), chromium, width, height);
                }
            }
            throw new IOException("chromedriver did not start");
        } catch (IOException | RuntimeException | AssertionError e) {
            Program.end(driver);
            throw e;
        }
    }

    /** Goes to a page and waits until it has loaded. */
    void go(URI page) throws IOException {
        ask("POST", URI.create(session + "/url"), JSON.createObjectNode().put("url", page.toString()));
    }

    /** Runs the body of a function in the page and gives its result. */
    JsonNode run(String script) throws IOException {
        return script("sync", script);
    }

    /** Runs the body of a function in the page, which ends when it calls {@code arguments[0]} with its result. */
    JsonNode await(String script) throws IOException {
        return script("async", script);
    }

    private JsonNode script(String kind, String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return ask("POST", URI.create(session + "/execute/" + kind), body);
    }

    /** Keeps what the window shows. */
    void screenshot(Path file) throws IOException {
        String picture = ask("GET", URI.create(session + "/screenshot"), null).asText();
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    private JsonNode ask(String method, URI uri, JsonNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST_SCRIPT.plusSeconds(30))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            assertEquals(
                    200,
                    answer.statusCode(),
                    () -> uri + ": " + value.path("message").asText());
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            ask("DELETE", session, null);
        } finally {
            Program.end(driver);
        }
    }
}

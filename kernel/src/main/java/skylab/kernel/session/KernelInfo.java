package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** {@code kernel_info_request}. Needs nothing but constants, so it is answered before JShell exists. */
final class KernelInfo implements RequestHandler {
    static final String IMPLEMENTATION = "skylab";
    static final String VERSION = "0.1.0";

    private static final String JAVA_DOCUMENTATION = "https://docs.oracle.com/en/java/javase/%d/";

    @Override
    public ObjectNode handle(Message request) {
        int java = Runtime.version().feature();
        ObjectNode content = Replies.ok()
                .put("protocol_version", Header.PROTOCOL_VERSION)
                .put("implementation", IMPLEMENTATION)
                .put("implementation_version", VERSION)
                .put("banner", "Skylab " + VERSION + " · Java " + Runtime.version())
                .put("debugger", false);
        content.putObject("language_info")
                .put("name", "java")
                .put("version", String.valueOf(java))
                .put("mimetype", "text/x-java-source")
                .put("file_extension", ".jshell")
                .put("pygments_lexer", "java")
                .put("codemirror_mode", "text/x-java")
                .put("nbconvert_exporter", "script");
        String documentation = JAVA_DOCUMENTATION.formatted(java);
        content.set(
                "help_links",
                Json.tree(List.of(
                        link("Java " + java + " API", documentation + "docs/api/"),
                        link("Java " + java, documentation),
                        link("AWS SDK for Java", "https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/"))));
        content.set("supported_features", Json.strings(List.of()));
        return content;
    }

    private static Map<String, String> link(String text, String url) {
        return Map.of("text", text, "url", url);
    }
}

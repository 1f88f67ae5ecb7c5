package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** {@code kernel_info_request}. Needs nothing but constants, so it is answered before JShell exists. */
final class KernelInfo implements RequestHandler {
    static final String IMPLEMENTATION = "skylab";
    static final String VERSION = "0.1.0";

    @Override
    public ObjectNode handle(Message request) {
        ObjectNode content = Replies.ok()
                .put("protocol_version", Header.PROTOCOL_VERSION)
                .put("implementation", IMPLEMENTATION)
                .put("implementation_version", VERSION)
                .put("banner", "Skylab " + VERSION + " · Java " + Runtime.version())
                .put("debugger", false);
        content.putObject("language_info")
                .put("name", "java")
                .put("version", String.valueOf(Runtime.version().feature()))
                .put("mimetype", "text/x-java-source")
                .put("file_extension", ".jshell")
                .put("pygments_lexer", "java")
                .put("codemirror_mode", "text/x-java")
                .put("nbconvert_exporter", "script");
        content.set("help_links", Json.tree(List.of()));
        content.set("supported_features", Json.strings(List.of()));
        return content;
    }
}

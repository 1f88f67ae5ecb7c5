package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.protocol.Json;

/** Contents that several replies share. */
final class Replies {
    private Replies() {}

    static ObjectNode ok() {
        return Json.object().put("status", "ok");
    }

    static ObjectNode error(String name, String message, List<String> traceback) {
        ObjectNode content =
                Json.object().put("status", "error").put("ename", name).put("evalue", message);
        ArrayNode lines = content.putArray("traceback");
        traceback.forEach(lines::add);
        return content;
    }

    static ObjectNode error(Outcome.Failed failed) {
        return error(failed.name(), failed.message(), failed.traceback());
    }

    /** The {@code data} and {@code metadata} of a bundle, added to a content. */
    static ObjectNode bundle(ObjectNode content, MimeBundle bundle) {
        content.set("data", Json.tree(bundle.data()));
        content.set("metadata", Json.tree(bundle.metadata()));
        return content;
    }
}

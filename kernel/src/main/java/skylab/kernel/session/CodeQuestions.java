package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import skylab.kernel.evaluation.Completeness;
import skylab.kernel.evaluation.CompletionResult;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.protocol.CodePoints;
import skylab.kernel.protocol.Message;

/** {@code complete_request}, {@code inspect_request} and {@code is_complete_request}. */
final class CodeQuestions {
    private final Supplier<Evaluator> evaluator;

    CodeQuestions(Supplier<Evaluator> evaluator) {
        this.evaluator = evaluator;
    }

    ObjectNode complete(Message request) throws Fields.UnusableException {
        String code = code(request);
        CompletionResult result = evaluator.get().complete(code, cursor(request, code));
        ObjectNode reply = Replies.ok()
                .put("cursor_start", CodePoints.toCursor(code, result.start()))
                .put("cursor_end", CodePoints.toCursor(code, result.end()));
        ArrayNode matches = reply.putArray("matches");
        ArrayNode types = reply.putObject("metadata").putArray("_jupyter_types_experimental");
        for (CompletionResult.Match match : result.matches()) {
            matches.add(match.text());
            types.addObject()
                    .put("start", CodePoints.toCursor(code, result.start()))
                    .put("end", CodePoints.toCursor(code, result.end()))
                    .put("text", match.text())
                    .put("type", match.type())
                    .put("signature", match.signature());
        }
        return reply;
    }

    ObjectNode inspect(Message request) throws Fields.UnusableException {
        String code = code(request);
        Optional<MimeBundle> found = evaluator
                .get()
                .inspect(code, cursor(request, code), Fields.of(request).number("detail_level", 0) > 0);
        ObjectNode reply = Replies.ok().put("found", found.isPresent());
        if (found.isPresent()) {
            return Replies.bundle(reply, found.get());
        }
        reply.putObject("data");
        reply.putObject("metadata");
        return reply;
    }

    /** The protocol's {@code status} of this reply is the state of the code, not "ok". */
    ObjectNode isComplete(Message request) throws Fields.UnusableException {
        Completeness completeness = evaluator.get().completeness(code(request));
        ObjectNode reply =
                Replies.ok().put("status", completeness.status().name().toLowerCase(Locale.ROOT));
        return completeness.status() == Completeness.Status.INCOMPLETE
                ? reply.put("indent", completeness.indent())
                : reply;
    }

    private static String code(Message request) throws Fields.UnusableException {
        return Fields.of(request).text("code");
    }

    private static int cursor(Message request, String code) throws Fields.UnusableException {
        return CodePoints.toIndex(code, Fields.of(request).number("cursor_pos", Integer.MAX_VALUE));
    }
}

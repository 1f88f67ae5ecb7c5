package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/**
 * {@code execute_request}.
 *
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#execute">Execute</a>
 */
final class Execution implements RequestHandler {
    private final Supplier<Evaluator> evaluator;
    private final OutputGatherer output;
    private final Inputs inputs;
    private final History history;
    /** How many cells were counted, which are those that the history keeps. */
    private int count;

    Execution(Supplier<Evaluator> evaluator, OutputGatherer output, Inputs inputs, History history) {
        this.evaluator = evaluator;
        this.output = output;
        this.inputs = inputs;
        this.history = history;
    }

    @Override
    public ObjectNode handle(Message request) {
        try {
            return run(request, Fields.of(request));
        } catch (Fields.UnusableException e) {
            return finish(Replies.error("BadRequest", e.getMessage(), List.of()));
        } finally {
            inputs.end();
        }
    }

    /** The reply to a cell that stood behind a failed one: without a number, which front ends would put beside it. */
    ObjectNode aborted(Message request) {
        return Json.object().put("status", "aborted");
    }

    private ObjectNode run(Message request, Fields fields) throws Fields.UnusableException {
        String code = fields.text("code");
        boolean silent = fields.flag("silent", false);
        boolean store = fields.flag("store_history", true) && !silent;
        ObjectNode expressions = fields.object("user_expressions");
        fields.flag("stop_on_error", true);
        inputs.begin(request, fields.flag("allow_stdin", false));
        count += store ? 1 : 0;
        output.beginCell(request.header(), silent);
        output.show("execute_input", Json.object().put("code", code).put("execution_count", count));
        Outcome outcome = evaluate(code);
        if (outcome instanceof Outcome.Failed failed) {
            keep(store, code, null);
            output.show("error", Replies.error(failed).without("status"));
            return finish(Replies.error(failed));
        }
        MimeBundle result = ((Outcome.Done) outcome).result().orElse(null);
        if (result != null) {
            output.show("execute_result", Replies.bundle(Json.object().put("execution_count", count), result));
        }
        keep(store, code, result);
        ObjectNode reply = Replies.ok();
        reply.set("user_expressions", answers(expressions));
        return finish(reply);
    }

    private void keep(boolean store, String code, MimeBundle result) {
        if (store) {
            history.add(
                    count,
                    code,
                    result == null ? null : String.valueOf(result.data().get(MimeBundle.TEXT)));
        }
    }

    /** The fields that every reply to a cell has. */
    private ObjectNode finish(ObjectNode reply) {
        reply.put("execution_count", count).putArray("payload");
        if (!reply.has("user_expressions")) {
            reply.putObject("user_expressions");
        }
        return reply;
    }

    private Outcome evaluate(String code) {
        try {
            return evaluator.get().evaluate(new Cell(Math.max(1, count), code));
        } catch (CompletionException e) {
            // Java itself did not start: said under every cell, for a reply alone is not shown.
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new Outcome.Failed(
                    cause.getClass().getSimpleName(), String.valueOf(cause.getMessage()), List.of(cause.toString()));
        }
    }

    private ObjectNode answers(ObjectNode expressions) {
        ObjectNode results = Json.object();
        for (Map.Entry<String, JsonNode> each : expressions.properties()) {
            results.set(each.getKey(), answer(each.getValue()));
        }
        return results;
    }

    private ObjectNode answer(JsonNode expression) {
        if (!expression.isTextual()) {
            return Replies.error("BadRequest", "an expression has to be a string", List.of());
        }
        Outcome outcome = evaluate(expression.textValue());
        if (outcome instanceof Outcome.Failed failed) {
            return Replies.error(failed);
        }
        return Replies.bundle(Replies.ok(), ((Outcome.Done) outcome).result().orElse(MimeBundle.text("")));
    }
}

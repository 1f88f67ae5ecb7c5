package skylab.kernel.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Supplier;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Evaluator;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;

/** {@code execute_request}. */
final class Execution implements RequestHandler {
    private final Supplier<Evaluator> evaluator;
    private final OutputGatherer output;
    private final Inputs inputs;
    private final History history;
    private int count;

    Execution(Supplier<Evaluator> evaluator, OutputGatherer output, Inputs inputs, History history) {
        this.evaluator = evaluator;
        this.output = output;
        this.inputs = inputs;
        this.history = history;
    }

    @Override
    public ObjectNode handle(Message request) {
        String code = request.content().path("code").asText();
        boolean silent = request.content().path("silent").asBoolean(false);
        boolean store = !silent && request.content().path("store_history").asBoolean(true);
        int number = store ? ++count : Math.max(1, count);
        output.begin(request.header());
        inputs.begin(request);
        if (!silent) {
            output.show("execute_input", Json.object().put("code", code).put("execution_count", number));
        }
        Outcome outcome = evaluator.get().evaluate(new Cell(number, code));
        ObjectNode reply;
        if (outcome instanceof Outcome.Failed failed) {
            reply = Replies.error(failed);
            output.show("error", Replies.error(failed).without("status"));
        } else {
            MimeBundle result = ((Outcome.Done) outcome).result().orElse(null);
            if (result != null && !silent) {
                output.show("execute_result", Replies.bundle(Json.object().put("execution_count", number), result));
            }
            if (store) {
                history.add(
                        number,
                        code,
                        result == null ? null : String.valueOf(result.data().get(MimeBundle.TEXT)));
            }
            reply = Replies.ok();
            reply.set("user_expressions", expressions(request, number));
        }
        output.flush();
        reply.put("execution_count", number);
        reply.putArray("payload");
        if (outcome instanceof Outcome.Failed) {
            reply.putObject("user_expressions");
            if (store) {
                history.add(number, code, null);
            }
        }
        return reply;
    }

    private ObjectNode expressions(Message request, int number) {
        ObjectNode results = Json.object();
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> each :
                request.content().path("user_expressions").properties()) {
            Outcome outcome =
                    evaluator.get().evaluate(new Cell(number, each.getValue().asText()));
            ObjectNode result;
            if (outcome instanceof Outcome.Failed failed) {
                result = Replies.error(failed);
            } else {
                MimeBundle bundle = ((Outcome.Done) outcome).result().orElse(MimeBundle.text(""));
                result = Replies.bundle(Replies.ok(), bundle);
            }
            results.set(each.getKey(), result);
        }
        return results;
    }
}

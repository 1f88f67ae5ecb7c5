package skylab.guest.command.text;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code jq}: filters JSON; the everyday part of its language. */
@Command.Installed(value = "/usr/bin/jq", pack = "jq")
final class Jq implements GnuCommand {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "jq",
            2,
            "r,raw-output",
            "c,compact-output",
            "n,null-input",
            "s,slurp",
            "e,exit-status",
            "j,join-output",
            "S,sort-keys",
            "R,raw-input",
            "M,monochrome-output",
            "a,ascii-output",
            "tab",
            "!C,color-output",
            "!f,from-file=",
            "!seq",
            "!stream");

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        throw new UsageError("Usage: jq [OPTIONS] FILTER [FILES...]", 2);
    }

    @Override
    public skylab.guest.process.Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("jq");
            try {
                return started(argv.subList(1, argv.size()), out, sys);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    private static Step started(List<String> words, Output out, Syscalls sys) {
        Map<String, JsonNode> variables = new TreeMap<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if ((words.get(i).equals("--arg") || words.get(i).equals("--argjson")) && i + 2 < words.size()) {
                String text = words.get(i + 2);
                variables.put(words.get(i + 1), words.get(i).equals("--arg") ? TextNode.valueOf(text) : json(text));
                i += 2;
            } else {
                rest.add(words.get(i));
            }
        }
        Arguments arguments = OPTIONS.parse(rest);
        if (arguments.operands().isEmpty()) {
            throw new UsageError("Usage: jq [OPTIONS] FILTER [FILES...]", 2);
        }
        ObjectNode env = MAPPER.createObjectNode();
        sys.env().forEach(env::put);
        variables.put("ENV", env);
        JqExpression filter = JqParser.parse(arguments.operands().get(0));
        List<String> files =
                arguments.operands().subList(1, arguments.operands().size());
        return new Step.Continue(Gathering.of(
                "jq",
                arguments.has("n") && files.isEmpty() ? List.of("/dev/null") : files,
                new Work(arguments, filter, variables)));
    }

    static JsonNode json(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isMissingNode() ? NullNode.getInstance() : node;
        } catch (java.io.IOException e) {
            throw new UsageError("Invalid JSON text passed to --argjson", 2);
        }
    }

    private record Work(Arguments arguments, JqExpression filter, Map<String, JsonNode> variables)
            implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            int status = 0;
            for (Gathering.Input input : inputs) {
                if (input.problem().isPresent()) {
                    out.error("jq: error: Could not open " + input.name() + ": "
                            + input.problem().get().text() + "\n");
                    status = 2;
                }
            }
            List<JsonNode> values = new ArrayList<>();
            boolean broken = false;
            String text = new String(InputStatus.bytes(inputs), StandardCharsets.UTF_8);
            if (arguments.has("n")) {
                values.add(NullNode.getInstance());
            } else if (arguments.has("R")) {
                text.lines().forEach(line -> values.add(TextNode.valueOf(line)));
            } else {
                try (JsonParser parser = MAPPER.createParser(text)) {
                    for (JsonNode next = MAPPER.readTree(parser); next != null; next = MAPPER.readTree(parser)) {
                        values.add(next);
                    }
                } catch (java.io.IOException | RuntimeException e) {
                    broken = true;
                }
            }
            if (arguments.has("s")) {
                ArrayNode array = MAPPER.createArrayNode();
                array.addAll(values);
                values.clear();
                values.add(array);
            }
            JsonNode last = null;
            for (JsonNode value : values) {
                try {
                    JqMachine machine = new JqMachine(MAPPER);
                    for (JsonNode result : machine.run(filter, value, variables)) {
                        out.print(shown(result) + (arguments.has("j") ? "" : "\n"));
                        last = result;
                    }
                } catch (JqMachine.Failure e) {
                    out.error("jq: error (at <stdin>:1): " + e.getMessage() + "\n");
                    status = 5;
                }
            }
            if (broken) {
                out.error("jq: parse error: Invalid numeric literal or text that is not JSON\n");
                return 2;
            }
            boolean no = last == null || last.isNull() || last.isBoolean() && !last.booleanValue();
            return status == 0 && arguments.has("e") && no ? last == null ? 4 : 1 : status;
        }

        private String shown(JsonNode node) {
            if (node.isTextual() && (arguments.has("r") || arguments.has("j"))) {
                return node.textValue();
            }
            StringBuilder text = new StringBuilder();
            JqMachine.write(
                    node,
                    arguments.has("c") || arguments.has("j") ? -1 : 0,
                    arguments.has("S"),
                    arguments.has("tab"),
                    text);
            return text.toString();
        }
    }
}

package skylab.kernel.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skylab.kernel.protocol.Message;

/** What ran in this session; {@code history_request}. */
final class History implements RequestHandler {
    private static final int SESSION = 1;

    private record Entry(int number, String input, String output) {}

    private final List<Entry> entries = new ArrayList<>();

    /** Keeps a cell; {@code output} is the text of its result, or null. */
    synchronized void add(int number, String input, String output) {
        entries.add(new Entry(number, input, output));
    }

    @Override
    public synchronized ObjectNode handle(Message request) {
        JsonNode content = request.content();
        List<Entry> found =
                switch (content.path("hist_access_type").asText()) {
                    case "range" -> range(content);
                    case "tail" -> last(entries, content.path("n").asInt(Integer.MAX_VALUE));
                    case "search" -> search(content);
                    default -> List.of();
                };
        ObjectNode reply = Replies.ok();
        ArrayNode list = reply.putArray("history");
        boolean withOutput = content.path("output").asBoolean(false);
        for (Entry entry : found) {
            ArrayNode row = list.addArray().add(SESSION).add(entry.number());
            if (withOutput) {
                row.addArray().add(entry.input()).add(entry.output());
            } else {
                row.add(entry.input());
            }
        }
        return reply;
    }

    private List<Entry> range(JsonNode content) {
        int session = content.path("session").asInt(0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = content.path("start").asInt(0);
        int stop = content.path("stop").asInt(Integer.MAX_VALUE);
        return entries.stream()
                .filter(entry -> entry.number() >= start && entry.number() < stop)
                .toList();
    }

    private List<Entry> search(JsonNode content) {
        Pattern pattern = glob(content.path("pattern").asText("*"));
        Stream<Entry> found =
                entries.stream().filter(entry -> pattern.matcher(entry.input()).matches());
        List<Entry> list = found.toList();
        if (content.path("unique").asBoolean(false)) {
            Map<String, Entry> unique = new LinkedHashMap<>();
            list.forEach(entry -> unique.put(entry.input(), entry));
            list = List.copyOf(unique.values());
        }
        return last(list, content.path("n").asInt(Integer.MAX_VALUE));
    }

    private static Pattern glob(String glob) {
        StringBuilder regex = new StringBuilder();
        for (char c : glob.toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static List<Entry> last(List<Entry> list, int n) {
        return list.subList(Math.max(0, list.size() - Math.max(0, n)), list.size());
    }
}

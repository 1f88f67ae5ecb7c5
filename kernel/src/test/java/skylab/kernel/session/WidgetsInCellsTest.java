package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.java.JavaEvaluator;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.output.OutputGatherer;
import skylab.kernel.output.OutputSettings;
import skylab.kernel.output.Publication;
import skylab.kernel.protocol.Header;
import skylab.kernel.protocol.Json;
import skylab.kernel.protocol.Message;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** Controls of real cells, with a front end that is this test. */
@Timeout(60)
class WidgetsInCellsTest {
    private record Sent(String parent, String type, ObjectNode content, ObjectNode metadata, List<byte[]> buffers) {
        JsonNode data() {
            return content.path("data");
        }

        JsonNode state() {
            return data().path("state");
        }

        String commId() {
            return content.path("comm_id").asText();
        }
    }

    private final PrintStream systemOut = System.out;
    private final Messages messages = new Messages(Language.ENGLISH);
    private final LinkedBlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    private final OutputGatherer output =
            new OutputGatherer(this::publish, messages, new OutputSettings(1 << 20, OutputSettings.Threads.LATEST));
    private final Comms comms = new Comms(output);
    private final Header headers = new Header("front end", Clock.systemUTC());
    private final JavaEvaluator evaluator;
    private int number;

    WidgetsInCellsTest() {
        DisplayRegistry displays = new DisplayRegistry(messages);
        KernelHost host = new KernelHost(output, displays, comms);
        Notebook.connect(host);
        evaluator =
                new JavaEvaluator("", messages, displays, new MagicRegistry(messages), List.of(), Notebook::display);
        host.runner(evaluator::call);
        host.values(evaluator::value);
        System.setOut(output.out());
    }

    @AfterEach
    void close() {
        System.setOut(systemOut);
        evaluator.close();
        output.close();
    }

    private void publish(ObjectNode parent, Publication publication) {
        sent.add(new Sent(
                parent.path("msg_id").asText(),
                publication.type(),
                publication.content(),
                publication.metadata(),
                publication.buffers()));
    }

    private List<Sent> shown() {
        output.flush();
        List<Sent> all = new ArrayList<>();
        sent.drainTo(all);
        return all;
    }

    private List<Sent> cell(String code) {
        ObjectNode header = headers.next("execute_request");
        output.beginCell(header, false);
        Outcome outcome = evaluator.evaluate(new Cell(++number, code));
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, outcome, outcome::toString);
        done.result().ifPresent(bundle -> output.show("execute_result", Replies.bundle(Json.object(), bundle)));
        output.end();
        return shown();
    }

    private Message message(String type, String comm, String data, byte[]... buffers) throws Exception {
        ObjectNode content = Json.object().put("comm_id", comm);
        content.set(
                "data", Json.parseObject(data.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return new Message(List.of(), headers.next(type), Json.object(), Json.object(), content, List.of(buffers));
    }

    private List<Sent> say(String comm, String data, byte[]... buffers) throws Exception {
        comms.received(message("comm_msg", comm, data, buffers));
        output.end();
        return shown();
    }

    /** The widget of the model with this name among what was opened. */
    private static Sent opened(List<Sent> messages, String model) {
        return messages.stream()
                .filter(each -> each.type().equals("comm_open")
                        && each.state().path("_model_name").asText().equals(model))
                .findFirst()
                .orElseThrow(() -> new AssertionError(model + " is not among " + messages));
    }

    private static List<String> told(List<Sent> messages) {
        return messages.stream()
                .map(each -> switch (each.type()) {
                    case "comm_msg" -> each.data().path("method").asText() + " " + each.state();
                    case "stream" -> each.content().path("text").asText();
                    default -> each.type();
                })
                .toList();
    }

    @Test
    void a_shown_slider_is_opened_with_its_parts_first() {
        List<Sent> shown = cell("Widgets.slider(0, 10, 3).label(\"n\")");
        assertEquals(
                List.of("comm_open", "comm_open", "comm_open", "execute_result"),
                shown.stream().map(Sent::type).toList());
        Sent slider = opened(shown, "IntSliderModel");
        assertEquals("jupyter.widget", slider.content().path("target_name").asText());
        assertEquals("2.1.0", slider.metadata().path("version").asText());
        assertEquals(
                "@jupyter-widgets/controls",
                slider.state().path("_model_module").asText());
        assertEquals("IntSliderView", slider.state().path("_view_name").asText());
        assertEquals(3, slider.state().path("value").asInt());
        assertEquals(10, slider.state().path("max").asInt());
        String layout = "IPY_MODEL_" + opened(shown, "LayoutModel").commId();
        assertEquals(layout, slider.state().path("layout").asText());
        JsonNode forms = shown.get(3).data();
        assertEquals("n: 3 (0 … 10)", forms.path("text/plain").asText());
        assertEquals("<code>n: 3 (0 … 10)</code>", forms.path("text/html").asText());
        JsonNode view = forms.path("application/vnd.jupyter.widget-view+json");
        assertEquals(slider.commId(), view.path("model_id").asText());
        assertEquals(2, view.path("version_major").asInt());
    }

    @Test
    void a_moved_slider_is_echoed_and_then_heard_of_under_its_message() throws Exception {
        Sent slider = opened(
                cell("var s = Widgets.slider(0, 10);\ns.onChange(v -> System.out.print(\"now \" + (v + 1)));\ns"),
                "IntSliderModel");
        List<Sent> heard = say(slider.commId(), "{'method': 'update', 'state': {'value': 7}, 'buffer_paths': []}");
        assertEquals(List.of("echo_update {\"value\":7}", "now 8"), told(heard));
        assertFalse(heard.get(1).parent().equals(slider.parent()));
        assertEquals(heard.get(0).parent(), heard.get(1).parent());
        assertEquals("7", cell("s.value()").get(0).data().path("text/plain").asText());
    }

    @Test
    void a_value_set_by_code_is_told_to_the_page_once() throws Exception {
        Sent slider = opened(cell("var d = Widgets.slider(0.0, 1.0); d"), "FloatSliderModel");
        List<Sent> told = cell("d.value(0.25);");
        assertEquals(List.of("update {\"value\":0.25}"), told(told));
        assertEquals(slider.commId(), told.get(0).commId());
    }

    @Test
    void what_does_not_fit_is_put_right() throws Exception {
        Sent slider = opened(cell("var s = Widgets.slider(0, 10); s"), "IntSliderModel");
        assertEquals(
                List.of("echo_update {\"value\":99}", "update {\"value\":10}"),
                told(say(slider.commId(), "{'method': 'update', 'state': {'value': 99}}")));
        assertEquals(
                List.of("echo_update {\"value\":\"x\"}", "update {\"value\":10}"),
                told(say(slider.commId(), "{'method': 'update', 'state': {'value': 'x'}}")));
        assertEquals(
                List.of(), say(slider.commId(), "{'method': 'update', 'state': {'no_such': 1, '_model_name': 'X'}}"));
    }

    @Test
    void a_click_is_heard() throws Exception {
        Sent button = opened(
                cell("int clicks = 0;\nWidgets.button(\"Go\", () -> System.out.print(++clicks))"), "ButtonModel");
        String click = "{'method': 'custom', 'content': {'event': 'click'}}";
        assertEquals(List.of("1"), told(say(button.commId(), click)));
        assertEquals(List.of("2"), told(say(button.commId(), click)));
        assertEquals(List.of(), say(button.commId(), "{'method': 'custom', 'content': {'event': 'else'}}"));
    }

    @Test
    void choices_ticks_and_texts_have_values_of_their_own_types() throws Exception {
        List<Sent> shown = cell("enum Fruit { APPLE, PEAR }\nvar f = Widgets.dropdown(Fruit.values());\n"
                + "var c = Widgets.checkbox(\"ripe\", false);\nvar t = Widgets.text(\"a\");\nWidgets.hbox(f, c, t)");
        assertEquals(
                "APPLE (APPLE, PEAR)   ripe: ☐   \"a\"",
                shown.get(shown.size() - 1).data().path("text/plain").asText());
        say(opened(shown, "DropdownModel").commId(), "{'method': 'update', 'state': {'index': 1}}");
        say(opened(shown, "CheckboxModel").commId(), "{'method': 'update', 'state': {'value': true}}");
        say(opened(shown, "TextModel").commId(), "{'method': 'update', 'state': {'value': 'b'}}");
        assertEquals(
                "PEAR true b",
                cell("Fruit one = f.value(); boolean two = c.value();\none + \" \" + two + \" \" + t.value()")
                        .get(0)
                        .data()
                        .path("text/plain")
                        .asText());
        assertEquals(
                List.of("echo_update {\"index\":5}", "update {\"index\":1}"),
                told(say(opened(shown, "DropdownModel").commId(), "{'method': 'update', 'state': {'index': 5}}")));
    }

    @Test
    void the_output_of_an_interaction_goes_to_a_place_of_its_own() throws Exception {
        List<Sent> shown = cell("var s = Widgets.slider(1, 5);\ninteract(s, n -> System.out.print(n * n));");
        String place = opened(shown, "OutputModel").commId();
        List<Sent> end = shown.subList(shown.size() - 3, shown.size());
        assertEquals(
                List.of("update {\"msg_id\":\"" + end.get(0).parent() + "\"}", "1", "update {\"msg_id\":\"\"}"),
                told(end));
        assertEquals(place, end.get(0).commId());
        List<Sent> heard = say(opened(shown, "IntSliderModel").commId(), "{'method': 'update', 'state': {'value': 4}}");
        assertEquals(
                List.of(
                        "echo_update {\"value\":4}",
                        "update {\"msg_id\":\"" + heard.get(0).parent() + "\"}",
                        "clear_output",
                        "16",
                        "update {\"msg_id\":\"\"}"),
                told(heard));
    }

    @Test
    void a_handler_that_throws_shows_its_error_and_the_next_is_heard() throws Exception {
        Sent button =
                opened(cell("int n = 0;\nWidgets.button(\"Go\", () -> System.out.print(6 / n++))"), "ButtonModel");
        String click = "{'method': 'custom', 'content': {'event': 'click'}}";
        List<Sent> error = say(button.commId(), click);
        assertEquals(List.of("error"), told(error));
        assertEquals("ArithmeticException", error.get(0).content().path("ename").asText());
        assertEquals(List.of("6"), told(say(button.commId(), click)));
    }

    @Test
    void a_handler_can_be_interrupted() throws Exception {
        Sent button = opened(
                cell("Widgets.button(\"Go\", () -> { System.out.println(\"going\"); while (true) {} })"),
                "ButtonModel");
        CompletableFuture<List<Sent>> heard = new CompletableFuture<>();
        Message click = message("comm_msg", button.commId(), "{'method': 'custom', 'content': {'event': 'click'}}");
        Thread shell = new Thread(() -> {
            comms.received(click);
            output.end();
            heard.complete(shown());
        });
        shell.start();
        assertEquals(
                "going\n",
                sent.poll(30, TimeUnit.SECONDS).content().path("text").asText());
        evaluator.interrupt();
        assertEquals(List.of("error"), told(heard.get(30, TimeUnit.SECONDS)));
        assertEquals("2", cell("1 + 1").get(0).data().path("text/plain").asText());
    }

    @Test
    void pages_that_come_later_ask_for_the_state() throws Exception {
        Sent slider = opened(cell("var s = Widgets.slider(0, 10, 4); s"), "IntSliderModel");
        List<Sent> one = say(slider.commId(), "{'method': 'request_state'}");
        assertEquals("update", one.get(0).data().path("method").asText());
        assertEquals(4, one.get(0).state().path("value").asInt());
        assertEquals("IntSliderModel", one.get(0).state().path("_model_name").asText());

        ObjectNode open = Json.object().put("comm_id", "control").put("target_name", "jupyter.widget.control");
        comms.opened(new Message(List.of(), headers.next("comm_open"), Json.object(), Json.object(), open, List.of()));
        List<Sent> all = say("control", "{'method': 'request_states'}");
        assertEquals("update_states", all.get(0).data().path("method").asText());
        JsonNode state = all.get(0).data().path("states").path(slider.commId());
        assertEquals("IntSliderModel", state.path("model_name").asText());
        assertEquals("@jupyter-widgets/controls", state.path("model_module").asText());
        assertEquals(4, state.path("state").path("value").asInt());
        assertEquals(
                "jupyter.widget",
                comms.info(message("comm_info_request", "", "{}"))
                        .path("comms")
                        .path(slider.commId())
                        .path("target_name")
                        .asText());
    }

    @Test
    void bytes_travel_behind_the_json_both_ways() throws Exception {
        Sent image = opened(cell("var i = Widgets.image(new byte[] {1, 2}); i"), "ImageModel");
        assertFalse(image.state().has("value"));
        assertEquals("[[\"value\"]]", image.data().path("buffer_paths").toString());
        assertArrayEquals(new byte[] {1, 2}, image.buffers().get(0));
        List<Sent> echo =
                say(image.commId(), "{'method': 'update', 'state': {}, 'buffer_paths': [['value']]}", new byte[] {3});
        assertEquals(List.of("echo_update {}"), told(echo));
        assertArrayEquals(new byte[] {3}, echo.get(0).buffers().get(0));
        assertArrayEquals(
                new byte[] {3},
                say(image.commId(), "{'method': 'request_state'}")
                        .get(0)
                        .buffers()
                        .get(0));
    }

    @Test
    void a_closed_widget_says_and_hears_nothing_more() throws Exception {
        Sent slider = opened(
                cell("var s = Widgets.slider(0, 10); s.onChange(v -> System.out.print(v)); s"), "IntSliderModel");
        assertEquals(List.of("comm_close"), told(cell("s.close();")));
        assertEquals(List.of(), say(slider.commId(), "{'method': 'update', 'state': {'value': 7}}"));
        assertEquals(List.of("3"), told(cell("s.value(3);")));
    }

    @Test
    void a_cell_may_ask_for_the_value_of_code() {
        cell("int seven = 7;");
        List<Sent> shown = cell("(int) eval(\"int twice = 2 * seven; twice + 1\") + seven");
        assertEquals("22", shown.get(0).data().path("text/plain").asText());
        assertEquals("14", cell("twice").get(0).data().path("text/plain").asText());
    }

    @Test
    void progress_stands_where_an_error_left_it() {
        output.beginCell(headers.next("execute_request"), false);
        Outcome outcome = evaluator.evaluate(
                new Cell(++number, "for (int i : progress(4)) { if (i == 2) { throw new Exception(); } }"));
        assertInstanceOf(Outcome.Failed.class, outcome);
        List<Sent> shown = shown();
        String last = shown.get(shown.size() - 1).data().path("text/plain").asText();
        assertTrue(last.endsWith("50 % 2/4"), last);
    }

    @Test
    void a_renderer_of_the_users_own_shows_the_values_of_its_type() {
        List<Sent> shown = cell("record Dot(int r) {}\n"
                + "renderer(Dot.class, d -> svg(\"<svg r='\" + d.r() + \"'/>\"));\nnew Dot(5)");
        assertEquals("<svg r='5'/>", shown.get(0).data().path("image/svg+xml").asText());
    }

    @Test
    void a_later_protocol_and_nonsense_are_passed_over() throws Exception {
        Sent slider = opened(cell("Widgets.slider(0, 10)"), "IntSliderModel");
        for (String nonsense : List.of(
                "{}",
                "{'method': 'new_in_3'}",
                "{'method': 5}",
                "{'method': 'update'}",
                "{'method': 'update', 'state': 5, 'buffer_paths': 7}",
                "{'method': 'custom', 'content': [1]}")) {
            assertEquals(List.of(), say(slider.commId(), nonsense), nonsense);
        }
        assertTrue(say("no such comm", "{'method': 'request_state'}").isEmpty());
    }
}

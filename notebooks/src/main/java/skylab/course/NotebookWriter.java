package skylab.course;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import skylab.kernel.install.KernelSpec;
import skylab.kernel.text.Language;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/** From a source to its notebooks, not yet run. */
public final class NotebookWriter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private NotebookWriter() {}

    /** The notebook of a source in one language. */
    public static Notebook write(CourseSource source, Language language) {
        ObjectNode kernel = JSON.objectNode()
                .put("display_name", KernelSpec.DISPLAY_NAME)
                .put("language", "java")
                .put("name", KernelSpec.NAME);
        ObjectNode metadata = JSON.objectNode();
        metadata.set("kernelspec", kernel);
        metadata.put("title", source.title().in(language));
        List<Cell> cells = source.blocks().stream()
                .map(block -> cell(source, block, language))
                .toList();
        return Notebook.create(metadata, cells);
    }

    /** The name of a source's notebook: {@code name.en.ipynb}, or {@code name.ipynb} when both languages are in it. */
    public static String fileName(CourseSource source, Language language) {
        return source.name()
                + (source.isTogether() ? "" : "." + language.locale().getLanguage()) + ".ipynb";
    }

    private static Cell cell(CourseSource source, Block block, Language language) {
        Cell cell;
        if (block instanceof Block.Code code) {
            cell = Cell.create(CellType.CODE, code.id(), code.source());
        } else {
            Block.Text text = (Block.Text) block;
            cell = Cell.create(CellType.MARKDOWN, text.id(), markdown(source, text, language));
        }
        if (block.attributes().has("raises")) {
            ArrayNode tags = JSON.arrayNode().add("raises-exception");
            cell = cell.withMetadata("tags", tags);
        }
        return Roles.of(block).map(cell::with).orElse(cell);
    }

    private static String markdown(CourseSource source, Block.Text text, Language language) {
        if (source.isTogether()) {
            return (text.english() + "\n\n" + text.korean()).strip();
        }
        return language == Language.KOREAN ? text.korean() : text.english();
    }
}

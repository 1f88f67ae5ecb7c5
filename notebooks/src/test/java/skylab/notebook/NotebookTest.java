package skylab.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {
    private static final String TEXT =
            """
            {
             "cells": [
              {
               "zebra": 1,
               "cell_type": "code",
               "execution_count": 3,
               "id": "one",
               "metadata": {
                "unknown": {
                 "points": 5.0,
                 "tiny": 5,
                 "list": []
                }
               },
               "outputs": [],
               "source": [
                "int 가 = 1;\\n",
                "가"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "name": "skylab"
              },
              "empty": {}
             },
             "nbformat": 4,
             "nbformat_minor": 5,
             "ours": "kept"
            }
            """;

    @TempDir
    Path directory;

    private Notebook read(String text) {
        try {
            Path file = directory.resolve("n.ipynb");
            Files.writeString(file, text);
            return NotebookFile.read(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readingAndWritingKeepsEveryByteOfAFileInJupytersLayout() {
        assertEquals(TEXT, NotebookFile.text(read(TEXT)));
    }

    @Test
    void aWrittenFileIsLikeAnyOtherOfItsOwner(@TempDir Path folder) throws IOException {
        Path any = Files.createFile(folder.resolve("any"));
        Path file = folder.resolve("course").resolve("x.ipynb");
        NotebookFile.write(read(TEXT), file);
        assertEquals(TEXT, Files.readString(file));
        assertEquals(Files.getPosixFilePermissions(any), Files.getPosixFilePermissions(file));
        try (var files = Files.list(file.getParent())) {
            assertEquals(1, files.count(), "nothing is left beside it");
        }
    }

    @Test
    void aNewNotebookIsInJupytersLayout() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("title", "t");
        Notebook notebook = Notebook.create(metadata, List.of(Cell.create(CellType.CODE, "a", "x\u001b\ny")));
        assertEquals(
                """
                {
                 "cells": [
                  {
                   "cell_type": "code",
                   "execution_count": null,
                   "id": "a",
                   "metadata": {},
                   "outputs": [],
                   "source": [
                    "x\\u001b\\n",
                    "y"
                   ]
                  }
                 ],
                 "metadata": {
                  "title": "t"
                 },
                 "nbformat": 4,
                 "nbformat_minor": 5
                }
                """,
                NotebookFile.text(notebook.withSortedKeys()));
    }

    @Test
    void aChangeOfSourceKeepsUnknownKeysAndTheirOrder() {
        Notebook changed = read(TEXT).mapCells(cell -> cell.withSource("a\nb\n"));
        assertEquals(
                TEXT.replace("\"int 가 = 1;\\n\",\n    \"가\"", "\"a\\n\",\n    \"b\\n\""), NotebookFile.text(changed));
    }

    @Test
    void aValueHandedOutCannotChangeTheCell() {
        Cell cell = read(TEXT).cells().get(0);
        ((com.fasterxml.jackson.databind.node.ObjectNode) cell.metadata("unknown")).put("points", 9);
        assertEquals("5.0", cell.metadata("unknown").get("points").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello|not JSON",
                "[]|no key \"nbformat\"",
                "{\"nbformat\":3,\"metadata\":{},\"cells\":[]}|only 4 can be read",
                "{\"nbformat\":4,\"metadata\":{},\"cells\":{}}|\"cells\" are not a list",
                "{\"nbformat\":4,\"metadata\":7,\"cells\":[]}|\"metadata\" are not an object",
                "{\"nbformat\":4,\"metadata\":{},\"cells\":[7]}|cell 1: it is not a JSON object",
                "{\"nbformat\":4,\"metadata\":{},\"cells\":[{\"cell_type\":\"x\",\"source\":\"\"}]}|cell 1: there is no cell type",
                "{\"nbformat\":4,\"metadata\":{},\"cells\":[{\"cell_type\":\"code\",\"source\":7}]}|cell 1: its source",
                "{\"nbformat\":4,\"metadata\":{},\"cells\":[]} x|not JSON",
            })
    void whatIsNotANotebookIsRefusedWithAReason(String text, String reason) {
        NotebookFormatException refused = assertThrows(NotebookFormatException.class, () -> read(text));
        assertTrue(refused.getMessage().contains(reason), refused.getMessage());
    }

    @Test
    void missingDoubledAndInvalidIdsAreReplacedAndValidOnesStay() {
        Cell cell = Cell.create(CellType.MARKDOWN, "same", "x");
        Notebook notebook = read(TEXT).withCells(List.of(cell, cell, cell.withId("한글"), cell.withId("cell-1")));
        assertEquals(
                List.of("same", "cell-1", "cell-2", "cell-3"),
                notebook.withUniqueIds().cells().stream()
                        .map(each -> each.id().orElseThrow())
                        .toList());
    }
}

package skylab.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HashTrieTest {
    private static Map<String, Integer> content(HashTrie<Integer> trie) {
        Map<String, Integer> content = new HashMap<>();
        trie.forEach((key, value) -> assertNull(content.put(key, value), "twice: " + key));
        assertEquals(trie.size(), content.size());
        content.forEach((key, value) -> assertEquals(value, trie.get(key)));
        return content;
    }

    /** Keys of which many have the very same hash, and keys as ids are. */
    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.oneOf(
                Arbitraries.of("Aa", "BB").list().ofMinSize(1).ofMaxSize(4).map(parts -> String.join("", parts)),
                Arbitraries.integers().between(0, 60).map(number -> "i-0" + Integer.toHexString(number * 0x9E3779B9)));
    }

    /** Puts for numbers, removals for what has none. */
    @Provide
    Arbitrary<List<Map.Entry<String, Integer>>> changes() {
        Arbitrary<Integer> values = Arbitraries.integers().between(-20, 60);
        return keys().flatMap(key -> values.map(value -> Map.entry(key, value)))
                .list()
                .ofMaxSize(200);
    }

    @Property
    void isAMapOfWhichEachVersionStays(@ForAll("changes") List<Map.Entry<String, Integer>> changes) {
        HashTrie<Integer> trie = HashTrie.empty();
        Map<String, Integer> model = new HashMap<>();
        List<HashTrie<Integer>> versions = new ArrayList<>();
        List<Map<String, Integer>> models = new ArrayList<>();
        for (Map.Entry<String, Integer> change : changes) {
            if (change.getValue() < 0) {
                trie = trie.minus(change.getKey());
                model.remove(change.getKey());
            } else {
                trie = trie.plus(change.getKey(), change.getValue());
                model.put(change.getKey(), change.getValue());
            }
            versions.add(trie);
            models.add(new HashMap<>(model));
        }
        for (int i = 0; i < versions.size(); i++) {
            assertEquals(models.get(i), content(versions.get(i)));
        }
    }

    @Property
    void isEqualHoweverItWasMade(@ForAll("changes") List<Map.Entry<String, Integer>> changes) {
        Map<String, Integer> model = new HashMap<>();
        HashTrie<Integer> trie = HashTrie.empty();
        for (Map.Entry<String, Integer> change : changes) {
            trie = trie.plus(change.getKey(), change.getValue());
            model.put(change.getKey(), change.getValue());
        }
        HashTrie<Integer> other = HashTrie.<Integer>empty().plus("i-gone", 1);
        for (Map.Entry<String, Integer> row : model.entrySet()) {
            other = other.plus(row.getKey(), row.getValue());
        }
        assertNotEquals(trie, other);
        other = other.minus("i-gone");
        assertEquals(trie, other);
        assertEquals(trie.hashCode(), other.hashCode());
    }

    @Test
    void holdsManyRows() {
        HashTrie<Integer> trie = HashTrie.empty();
        for (int i = 0; i < 50_000; i++) {
            trie = trie.plus("vol-" + i, i);
        }
        assertEquals(50_000, content(trie).size());
        for (int i = 0; i < 50_000; i++) {
            trie = trie.minus("vol-" + i);
        }
        assertEquals(HashTrie.empty(), trie);
    }
}

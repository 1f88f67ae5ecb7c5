package skylab.world;

import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * An immutable map from texts, in which a row is found in a few steps however many there are (Bagwell 2001, "Ideal hash
 * trees"): each step looks at five bits of the text's hash. A new version shares all but the nodes on the way to what was
 * changed.
 *
 * @param <V> the values
 */
final class HashTrie<V> {
    private static final HashTrie<?> EMPTY = new HashTrie<>(new Node(0, new Object[0]), 0);
    private static final int BITS = 5;
    private static final int MASK = 31;

    /** What is below one place: leaves and other nodes, as many as there are bits in the map. */
    private record Node(int map, Object[] below) {
        static int bit(int hash, int shift) {
            return 1 << (hash >>> shift & MASK);
        }

        int index(int bit) {
            return Integer.bitCount(map & bit - 1);
        }

        Node replaced(int index, Object other) {
            Object[] copy = below.clone();
            copy[index] = other;
            return new Node(map, copy);
        }

        Node inserted(int bit, Object other) {
            int index = index(bit);
            Object[] more = new Object[below.length + 1];
            System.arraycopy(below, 0, more, 0, index);
            more[index] = other;
            System.arraycopy(below, index, more, index + 1, below.length - index);
            return new Node(map | bit, more);
        }

        Node removed(int bit) {
            int index = index(bit);
            Object[] fewer = new Object[below.length - 1];
            System.arraycopy(below, 0, fewer, 0, index);
            System.arraycopy(below, index + 1, fewer, index, fewer.length - index);
            return new Node(map & ~bit, fewer);
        }
    }

    /** A row; next is another whose key has the very same hash, or null. */
    private record Leaf(int hash, String key, Object value, Leaf next) {
        Leaf find(String wanted) {
            Leaf leaf = this;
            while (leaf != null && !leaf.key.equals(wanted)) {
                leaf = leaf.next;
            }
            return leaf;
        }

        Leaf without(String gone) {
            if (key.equals(gone)) {
                return next;
            }
            return new Leaf(hash, key, value, next == null ? null : next.without(gone));
        }
    }

    private final Node root;
    private final int size;

    private HashTrie(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    @SuppressWarnings("unchecked") // an empty map holds no V
    static <V> HashTrie<V> empty() {
        return (HashTrie<V>) EMPTY;
    }

    private static int hash(String key) {
        int hash = key.hashCode();
        return hash ^ hash >>> 16;
    }

    /** The value of a key, or null. */
    @SuppressWarnings("unchecked") // only values are put
    V get(String key) {
        int hash = hash(key);
        Node node = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = Node.bit(hash, shift);
            if ((node.map & bit) == 0) {
                return null;
            }
            Object below = node.below[node.index(bit)];
            if (below instanceof Node deeper) {
                node = deeper;
            } else {
                Leaf leaf = ((Leaf) below).find(key);
                return leaf == null ? null : (V) leaf.value;
            }
        }
    }

    /** This with a value for a key. */
    HashTrie<V> plus(String key, V value) {
        boolean isNew = get(key) == null;
        Leaf leaf = new Leaf(hash(key), key, Objects.requireNonNull(value), null);
        return new HashTrie<>(plus(root, 0, leaf), isNew ? size + 1 : size);
    }

    private static Node plus(Node node, int shift, Leaf leaf) {
        int bit = Node.bit(leaf.hash, shift);
        if ((node.map & bit) == 0) {
            return node.inserted(bit, leaf);
        }
        int index = node.index(bit);
        Object below = node.below[index];
        if (below instanceof Node deeper) {
            return node.replaced(index, plus(deeper, shift + BITS, leaf));
        }
        Leaf there = (Leaf) below;
        if (there.hash == leaf.hash) {
            Leaf others = there.find(leaf.key) == null ? there : there.without(leaf.key);
            return node.replaced(index, new Leaf(leaf.hash, leaf.key, leaf.value, others));
        }
        Node apart = new Node(Node.bit(there.hash, shift + BITS), new Object[] {there});
        return node.replaced(index, plus(apart, shift + BITS, leaf));
    }

    /** This without a key. */
    HashTrie<V> minus(String key) {
        return get(key) == null ? this : new HashTrie<>(minus(root, 0, hash(key), key), size - 1);
    }

    private static Node minus(Node node, int shift, int hash, String key) {
        int bit = Node.bit(hash, shift);
        int index = node.index(bit);
        Object below = node.below[index];
        if (below instanceof Leaf leaf) {
            Leaf left = leaf.without(key);
            return left == null ? node.removed(bit) : node.replaced(index, left);
        }
        Node left = minus((Node) below, shift + BITS, hash, key);
        // A row alone needs no node of its own.
        return node.replaced(index, left.below.length == 1 && left.below[0] instanceof Leaf ? left.below[0] : left);
    }

    /** How many keys there are. */
    int size() {
        return size;
    }

    /** Shows all keys and their values, in no order that means anything. */
    void forEach(BiConsumer<String, V> visitor) {
        visit(root, visitor);
    }

    @SuppressWarnings("unchecked") // only values are put
    private static <V> void visit(Node node, BiConsumer<String, V> visitor) {
        for (Object below : node.below) {
            if (below instanceof Node deeper) {
                visit(deeper, visitor);
            } else {
                for (Leaf leaf = (Leaf) below; leaf != null; leaf = leaf.next) {
                    visitor.accept(leaf.key, (V) leaf.value);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof HashTrie<?> trie) || size != trie.size) {
            return false;
        }
        boolean[] equal = {true};
        forEach((key, value) -> equal[0] &= value.equals(trie.get(key)));
        return equal[0];
    }

    @Override
    public int hashCode() {
        int[] sum = {0};
        forEach((key, value) -> sum[0] += key.hashCode() ^ value.hashCode());
        return sum[0];
    }
}

package skylab.kernel.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * State with its byte arrays taken out, as the widgets messaging protocol sends it: from a map they vanish, in a list
 * they leave null.
 *
 * @param json what is left
 * @param paths where each stood: keys of maps and indices of lists from the outside in
 * @param buffers the byte arrays in the order of the paths
 */
record BinaryParts(Object json, List<List<Object>> paths, List<byte[]> buffers) {

    /** Takes the byte arrays out. */
    static BinaryParts of(Object state) {
        BinaryParts parts = new BinaryParts(null, new ArrayList<>(), new ArrayList<>());
        return new BinaryParts(parts.without(state, List.of()), parts.paths, parts.buffers);
    }

    private Object without(Object value, List<Object> path) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> rest = new LinkedHashMap<>();
            map.forEach((key, each) -> {
                if (!taken(each, path, key)) {
                    rest.put((String) key, without(each, longer(path, key)));
                }
            });
            return rest;
        }
        if (value instanceof List<?> list) {
            List<Object> rest = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                rest.add(taken(list.get(i), path, i) ? null : without(list.get(i), longer(path, i)));
            }
            return rest;
        }
        return value;
    }

    private boolean taken(Object value, List<Object> path, Object step) {
        if (value instanceof byte[] bytes) {
            paths.add(longer(path, step));
            buffers.add(bytes);
            return true;
        }
        return false;
    }

    private static List<Object> longer(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /**
     * Puts the byte arrays of a received message back into its state; paths that lead nowhere are passed over.
     *
     * @param state of modifiable maps and lists
     * @param paths as received
     */
    static void join(Map<String, Object> state, Object paths, List<byte[]> buffers) {
        if (paths instanceof List<?> list) {
            for (int i = 0; i < Math.min(list.size(), buffers.size()); i++) {
                if (list.get(i) instanceof List<?> path && !path.isEmpty()) {
                    put(state, path, buffers.get(i));
                }
            }
        }
    }

    private static void put(Object state, List<?> path, byte[] buffer) {
        Object at = state;
        for (Object step : path.subList(0, path.size() - 1)) {
            at = at instanceof Map<?, ?> map
                    ? map.get(step)
                    : at instanceof List<?> list && isIndex(step, list) ? list.get((Integer) step) : null;
        }
        Object last = path.get(path.size() - 1);
        if (at instanceof Map<?, ?> map && last instanceof String key) {
            @SuppressWarnings("unchecked")
            Map<String, Object> fields = (Map<String, Object>) map;
            fields.put(key, buffer);
        } else if (at instanceof List<?> list && isIndex(last, list)) {
            @SuppressWarnings("unchecked")
            List<Object> elements = (List<Object>) list;
            elements.set((Integer) last, buffer);
        }
    }

    private static boolean isIndex(Object step, List<?> list) {
        return step instanceof Integer index && index >= 0 && index < list.size();
    }
}

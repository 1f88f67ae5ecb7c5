package skylab.kernel.maven;

/** A repository by the name that Maven's settings may refer to, and its address. */
public record RemoteSource(String id, String url) {
    @Override
    public String toString() {
        return id + " (" + url + ")";
    }
}

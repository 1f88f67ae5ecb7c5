import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;

/** Another disk for each student. */
final class StorageSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.text("mountPoint", "/srv/" + draw.hidden().word("folder"));
        draw.word("word");
        draw.oneOf("fileSystem", "xfs", "ext4");
        int size = draw.between("dataGiB", 3, 9);
        draw.text("zone", draw.hidden().oneOf("place", "us-east-1a", "us-east-1b", "us-east-1c"));
        draw.between("biggerGiB", size + 2, size + 8);
    }
}

import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;

/** Another server for each student. */
final class LaunchSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        String word = draw.word("word");
        draw.text("serverName", "web-" + word);
        draw.text("groupName", "web-" + word + "-group");
        draw.oneOf("instanceType", "t3.nano", "t3.micro", "t3.small", "t3.medium", "t2.micro", "t2.small");
        draw.oneOf("zone", "us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d", "us-east-1f");
        draw.between("rootGiB", 9, 40);
        draw.block("officeCidr", "198.18.0.0/15", 24);
    }
}

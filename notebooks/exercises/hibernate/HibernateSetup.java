import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;

/** Another machine and another runner for each student. */
final class HibernateSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.oneOf("instanceType", "t3.micro", "t3.small", "t3.medium");
        draw.oneOf("host", "www.google.com", "aws.amazon.com", "example.com", "github.com");
    }
}

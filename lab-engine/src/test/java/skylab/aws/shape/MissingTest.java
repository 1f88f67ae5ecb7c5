package skylab.aws.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.sns.model.CreateTopicRequest;
import software.amazon.awssdk.services.sns.model.Tag;

class MissingTest {
    @Test
    void theWayToWhatIsMissingIsAsAwsWritesIt() {
        Tag good = Tag.builder().key("a").value("b").build();
        Tag bad = Tag.builder().value("b").build();
        assertEquals(
                Optional.of("tags.2.member.key"),
                Missing.first(
                        CreateTopicRequest.builder().name("x").tags(good, bad).build()));
        assertEquals(
                Optional.of("name"),
                Missing.first(CreateTopicRequest.builder().tags(good).build()));
        assertEquals(
                Optional.empty(),
                Missing.first(CreateTopicRequest.builder().name("x").tags(good).build()));
    }

    @Test
    void aRequestWithoutAMemberThatItNeedsIsRefused() {
        Given given = Given.lab();
        String message = given.refused("ValidationError", () -> given.lab.sns().createTopic(r -> r.name("x")
                .tags(Tag.builder().value("b").build())));
        assertEquals(
                "1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must"
                        + " not be null",
                message);
    }
}

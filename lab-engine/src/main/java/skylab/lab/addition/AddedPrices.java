package skylab.lab.addition;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.billing.PriceList;
import skylab.billing.Pricing.Article;

/** The prices of a document: of an instance type's hour, or of a unit of whatever else is billed. */
final class AddedPrices {
    private static final Set<String> MEMBERS = Field.names("instanceType", "usage", "region", "price");
    private static final BigDecimal MOST = BigDecimal.valueOf(100_000);

    private AddedPrices() {}

    /** @param added the instance types of the same document */
    static Map<Article, BigDecimal> of(Field array, List<InstanceKind> added) {
        Map<Article, BigDecimal> prices = new LinkedHashMap<>();
        for (Field field : array.elements()) {
            Article article = article(field.object(MEMBERS), added);
            BigDecimal price =
                    field.required("price", "what a unit costs, in USD").number(BigDecimal.ZERO, MOST);
            if (prices.put(article, price) != null) {
                throw field.wrong("is a second price of " + article.usage() + " in " + article.region());
            }
        }
        return prices;
    }

    private static Article article(Field field, List<InstanceKind> added) {
        Optional<Field> type = field.member("instanceType");
        Optional<Field> usage = field.member("usage");
        if (type.isPresent() == usage.isPresent()) {
            throw field.wrong("must have either instanceType or usage");
        }
        String region = field.required("region", "a region, such as \"us-east-1\"")
                .oneOf(Zones.ALL.stream()
                        .map(Zones.Region::name)
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new)));
        return type.map(one -> Article.instance(region, type(one, added)))
                .orElseGet(() -> new Article(region, usage(usage.orElseThrow())));
    }

    private static String type(Field field, List<InstanceKind> added) {
        String name = field.text(".+", "an instance type's name");
        boolean known = InstanceKinds.find(name).isPresent()
                || added.stream().anyMatch(kind -> kind.name().equals(name));
        if (!known) {
            throw field.wrong("is \"" + name
                    + "\"; it must be an instance type of AWS's or one that instanceTypes of this document describes");
        }
        return name;
    }

    private static String usage(Field field) {
        String form = "a usage type of AWS's bills without the region's prefix, such as \"NatGateway-Hours\"";
        String name = field.text("\\S+", form);
        if (!PriceList.isKnown(name)) {
            throw field.wrong("is \"" + name + "\"; it must be " + form);
        }
        return name;
    }
}

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.catalog.CatalogFeatures;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

/** Validates the files of a list against a schema: arguments are schema, catalogue (or -) and list. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
        if (!arguments[1].equals("-")) {
            factory.setFeature(XMLConstants.USE_CATALOG, true);
            factory.setProperty(CatalogFeatures.Feature.FILES.getPropertyName(), new File(arguments[1]).toURI().toString());
            factory.setProperty(CatalogFeatures.Feature.RESOLVE.getPropertyName(), "continue");
        }
        factory.setResourceResolver(null);
        Validator validator = factory.newSchema(new File(arguments[0])).newValidator();
        int valid = 0;
        for (String file : Files.readAllLines(Path.of(arguments[2]))) {
            try {
                validator.validate(new StreamSource(new File(file)));
                valid++;
            } catch (org.xml.sax.SAXException fault) {
                System.out.println(file + ": " + fault.getMessage());
            }
        }
        System.out.println("valid " + valid);
    }
}

import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind, parse } from 'graphql';
import { examples } from './examples';

/** Header says what the page is and offers the example queries. It works only inside GraphiQL. */
export function Header() {
  const open = useOpenInTab();
  return (
    <>
      <h1>Demarche</h1>
      <p>News as a graph. Ask it:</p>
      <nav aria-label="Example queries">
        {examples.map(({ question, query }) => (
          <button key={question} type="button" onClick={() => open(query)}>
            {question}
          </button>
        ))}
      </nav>
    </>
  );
}

/**
 * useOpenInTab returns a function that shows a query: in the tab that holds it already,
 * otherwise in a new tab, so that what the reader was writing is never overwritten.
 */
function useOpenInTab(): (query: string) => void {
  const { addTab, changeTab, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, queryEditor } = useGraphiQL(pick('tabs', 'queryEditor'));
  return (query) => {
    const index = tabs.findIndex((tab) => tab.query === query);
    if (index >= 0) {
      changeTab(index);
    } else {
      addTab();
      queryEditor?.setValue(query);
    }
    // GraphiQL reads the operation's name from the text only a moment later; until then,
    // running the query would send the name of the tab before.
    const facts = operationFacts(query);
    setOperationFacts(facts);
    updateActiveTabValues({ query, operationName: facts.operationName });
    queryEditor?.focus();
  };
}

function operationFacts(query: string) {
  const documentAST = parse(query);
  const operations = documentAST.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
  return { documentAST, operations, operationName: operations[0]?.name?.value };
}

// The playground: GraphiQL, asking the /graphql beside this page, under a header with example queries.

import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';

import { createGraphiQLFetcher, createLocalStorage } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { StrictMode } from 'react';
import { createPortal } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { examples } from './examples';
import { Header } from './header';

// Relative to the page, so that it also works under a path of a reverse proxy.
const fetcher = createGraphiQLFetcher({ url: new URL('graphql', document.baseURI).href });

// A name of our own keeps the tabs apart from those of other playgrounds served on the same address.
const storage = createLocalStorage({ namespace: 'demarche' });

createRoot(element('playground')).render(
  <StrictMode>
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultQuery={examples[0].query}
      defaultEditorToolsVisibility={false}
    >
      <GraphiQL.Logo>
        <></>
      </GraphiQL.Logo>
      {/* The header stands above GraphiQL on the page but inside it for React, to reach its tabs. */}
      {createPortal(<Header />, element('header'))}
    </GraphiQL>
  </StrictMode>,
);

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`index.html has no element with the id "${id}"`);
  }
  return found;
}

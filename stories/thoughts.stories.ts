import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ParleyChatbot } from '../src/index.ts';

const question = { role: 'user', content: 'What should I pack for a weekend in Lisbon?' };
const answer = {
  role: 'assistant',
  content:
    'It will be **mild and mostly dry**, 17 to 21 °C.\n\n- A light jacket for the evenings\n- Shoes with a grip: the pavements are smooth\n- An umbrella, if there is room',
};

const call = (id: string, name: string, input: object) => ({
  id,
  type: 'function',
  function: { name, arguments: JSON.stringify(input) },
});
const calls = {
  role: 'assistant',
  content: null,
  tool_calls: [
    call('call_1', 'get_weather', { city: 'Lisbon', days: 2, units: 'metric' }),
    call('call_2', 'search_events', { city: 'Lisbon', from: '2026-11-21' }),
  ],
};
const weather = {
  role: 'tool',
  tool_call_id: 'call_1',
  content: '[{"day":"Saturday","high":21,"rain":0.1},{"day":"Sunday","high":17,"rain":0.4}]',
};
const events = { role: 'tool', tool_call_id: 'call_2', content: 'Two concerts and a flea market.' };

/**
 * What comes before an answer: reasoning and calls of tools, each a quiet line that opens. A step is open until it is done,
 * unless its reader has opened or closed it.
 */
const meta: Meta<ParleyChatbot> = {
  title: 'Chatbot/Thoughts',
  component: 'parley-chatbot',
  args: {
    messages: [question, answer] as never,
    status: 'idle',
    layout: 'bubble',
    retryable: true,
    likeable: true,
  },
  render: (args) => html`
    <parley-chatbot
      style="block-size: 40rem"
      .messages=${args.messages}
      .status=${args.status}
      .layout=${args.layout}
      .retryable=${args.retryable}
      .likeable=${args.likeable}
      .reasoningTags=${args.reasoningTags}
    ></parley-chatbot>
  `,
};
export default meta;

type Story = StoryObj<ParleyChatbot>;

const step = (title: string, content: string, rest: object = {}) => ({
  role: 'assistant',
  content,
  metadata: { title, ...rest },
});

/** Messages whose metadata has a title, as Gradio sends them. */
export const Done: Story = {
  args: {
    messages: [
      question,
      step('Looked at the calendar', 'The weekend is the 21st and the 22nd.', {
        duration: 0.04,
        status: 'done',
      }),
      step('Compared three forecasts', 'Two of them say *dry*.', {
        duration: 2.5,
        log: 'weather.example',
        status: 'done',
      }),
      answer,
    ] as never,
  },
};

/** Still being thought: the last step is open, and grows. */
export const Pending: Story = {
  args: {
    messages: [
      question,
      step('Looked at the calendar', 'The weekend is the 21st and the 22nd.', {
        duration: 0.04,
        status: 'done',
      }),
      step('Comparing forecasts', 'The first one says 21 °C on Saturday, and', { status: 'pending' }),
    ] as never,
    status: 'generating',
  },
};

/** A step inside a step: `parent_id` names the `id` of the one around it. */
export const Nested: Story = {
  args: {
    messages: [
      question,
      step('Plan the weekend', 'First the weather, then what there is to do.', { id: 0 }),
      step('Weather', 'Mild.', { id: 1, parent_id: 0, duration: 1.2 }),
      step('Forecast for Saturday', '21 °C', { id: 2, parent_id: 1, duration: 0.6, status: 'done' }),
      step('Forecast for Sunday', '17 °C', { id: 3, parent_id: 1, status: 'pending' }),
      step('Things to do', 'A flea market.', { id: 4, parent_id: 0, status: 'done' }),
    ] as never,
    status: 'generating',
  },
};

/** Calls of tools, as OpenAI-compatible servers send them, with the results that came. */
export const ToolCalls: Story = {
  args: { messages: [question, calls, weather, events, answer] as never },
};

/** A call waits for its result while the answer is coming. */
export const ToolCallsPending: Story = {
  args: { messages: [question, calls, weather] as never, status: 'generating' },
};

/** Reasoning that comes beside the answer, in a field of its own. */
export const Reasoning: Story = {
  args: {
    messages: [
      question,
      {
        ...answer,
        reasoning_content: 'They ask about a *weekend*, so two days.\n\nIt is November: mild, some rain.',
      },
    ] as never,
  },
};

/** Reasoning between tags in the text, while it streams. */
export const ReasoningStreaming: Story = {
  args: {
    reasoningTags: [['<think>', '</think>']],
    messages: [
      question,
      {
        role: 'assistant',
        content: '<think>They ask about a weekend, so two days.\n\nIt is November: mild, some',
      },
    ] as never,
    status: 'generating',
  },
};

/** A component that this page does not know is shown so that it can be read. */
export const UnknownComponent: Story = {
  args: {
    messages: [
      question,
      {
        role: 'assistant',
        content: [
          'Here is the forecast:',
          { type: 'component', component: 'weather-chart', value: { high: [21, 17] } },
        ],
      },
    ] as never,
  },
};

import type { Message, MessageDetail, UserInput } from 'parley-elements';
import { ParleyChatbot, ParleyMultimodalTextbox } from 'parley-elements/react.js';
import { useState } from 'react';

/** A chat that the page makes itself, of a bare chatbot and a bare textbox. */
export function OwnChat() {
  const [draft, setDraft] = useState<UserInput>({ text: '', files: [] });
  const [messages, setMessages] = useState<readonly Pick<Message, 'role' | 'content'>[]>([]);
  const [heard, setHeard] = useState<readonly MessageDetail[]>([]);

  const answer = (text: string) =>
    setMessages([
      ...messages,
      { role: 'user', content: text },
      { role: 'assistant', content: `Is **${text}** so?` },
    ]);

  return (
    <main>
      <ParleyChatbot
        messages={messages}
        retryable
        avatars={{ user: null }}
        onRetry={({ detail }) => setHeard((before) => [...before, detail])}
      />
      <ParleyMultimodalTextbox
        value={draft}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onSend={(event) => answer(event.detail.text)}
      />
      <button type="button" onClick={() => setDraft({ text: 'Drafted by the page', files: [] })}>
        Draft
      </button>
      <p>Draft: {draft.text}</p>
      <output aria-label="Heard">{JSON.stringify(heard)}</output>
    </main>
  );
}

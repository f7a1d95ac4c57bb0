import type { Message, RetryEvent } from 'parley-elements';
import { ParleyChatInterface } from 'parley-elements/react.js';
import { useEffect, useState } from 'react';

/** The whole chat, its conversation kept by the page, and what the page heard from it. */
export function Chat({ src }: { src: string }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [heard, setHeard] = useState<readonly RetryEvent['detail'][]>([]);
  const [shown, setShown] = useState(true);

  useEffect(() => {
    const { dataset } = document.body;
    dataset.mounts = String(Number(dataset.mounts ?? 0) + 1);
  }, []);

  return (
    <main style={{ blockSize: '30rem' }}>
      {shown && (
        <ParleyChatInterface
          heading="Chat"
          src={src}
          messages={messages}
          onMessagesChange={(event) => setMessages(event.detail.messages)}
          onRetry={(event) => setHeard((before) => [...before, event.detail])}
        />
      )}
      <button type="button" onClick={() => setShown(!shown)}>
        {shown ? 'Take it away' : 'Put it back'}
      </button>
      <p>{messages.length} messages</p>
      <output aria-label="Heard">{JSON.stringify(heard)}</output>
    </main>
  );
}
